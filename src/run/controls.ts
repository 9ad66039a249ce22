import type { Journal } from '../storage/journal.ts'
import type { ThreadEvent } from '../thread/events.ts'

type Append = Journal['append']

/** Where a fault test wants it, what others wrote first is no reason not to write: the tests must notice. */
export function withoutComparison(journal: Journal): Append {
  return async (events, seen, summarise, uses) => {
    let { after } = seen
    for (;;) {
      const outcome = await journal.append(events, { ...seen, after }, summarise, uses)
      if (!globalThis.countersignFaults?.withoutComparison || outcome.type === 'appended')
        return outcome
      after += outcome.missed.length
    }
  }
}

/** Where a fault test wants it, a start is not stored before the effect: the tests must notice. */
export function withoutWriteAhead(append: Append): Append {
  let held: readonly ThreadEvent[] = []
  return async (events, seen, summarise, uses) => {
    if (globalThis.countersignFaults?.withoutWriteAhead && events[0]?.type === 'call-started') {
      held = events
      const entries = events.map((event, index) => {
        return { threadId: '', seq: seen.after + 1 + index, at: seen.at, previousHash: '', event }
      })
      return { type: 'appended', entries }
    }
    const before = held
    held = []
    return append(
      [...before, ...events],
      { ...seen, after: seen.after - before.length },
      (entries) => summarise(entries.slice(before.length)),
      uses,
    )
  }
}

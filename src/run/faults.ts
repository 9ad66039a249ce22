import type { Appended, Journal } from '../storage/journal.ts'
import type { ThreadEvent } from '../thread/events.ts'

/** What a fault test asks of a page, and what the page tells it. */
interface Faults {
  /** The first recording of this event waits before anything of it is written. */
  pauseBefore?: ThreadEvent['type']
  /** The first recording of this event waits after it is stored, before anybody hears of it. */
  pauseAfter?: ThreadEvent['type']
  /** Keeps the start of a call back until its end is written, as if there were no write-ahead. */
  withoutWriteAhead?: boolean
  /** Set once the page waits. */
  isReached?: boolean
  /** Lets the page that waits go on. */
  release?: () => void
}

declare global {
  /** Only the build for the fault tests looks at it. */
  var countersignFaults: Faults | undefined
}

/** A journal that stops where a fault test wants it to. */
export function faulty(journal: Journal): Journal {
  const append = withoutWriteAhead(journal)
  return {
    read: (after) => journal.read(after),
    append: (events, seen, summarise, uses) =>
      around(events, () => append(events, seen, summarise, uses)),
    appendWith: (first, effect, seen, summarise, uses) =>
      around([first, { type: 'call-finished' }], () =>
        journal.appendWith(first, effect, seen, summarise, uses),
      ),
  }
}

async function around(
  events: readonly Pick<ThreadEvent, 'type'>[],
  write: () => Promise<Appended>,
): Promise<Appended> {
  await pauseAt('pauseBefore', events)
  const outcome = await write()
  if (outcome.type === 'appended') await pauseAt('pauseAfter', events)
  return outcome
}

async function pauseAt(
  point: 'pauseBefore' | 'pauseAfter',
  events: readonly Pick<ThreadEvent, 'type'>[],
): Promise<void> {
  const faults = globalThis.countersignFaults
  if (!faults || !events.some(({ type }) => type === faults[point])) return
  delete faults[point]
  await new Promise<void>((resolve) => {
    faults.release = resolve
    faults.isReached = true
  })
}

/** The control: a start that is not stored before the effect, so that the tests can be seen to notice. */
function withoutWriteAhead(journal: Journal): Journal['append'] {
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
    return journal.append(
      [...before, ...events],
      { ...seen, after: seen.after - before.length },
      (entries) => summarise(entries.slice(before.length)),
      uses,
    )
  }
}

import { openJournal } from '../storage/journal.ts'
import type { Appended, Journal } from '../storage/journal.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import type { OwnTransaction } from '../tools/tool.ts'
import { withoutComparison, withoutWriteAhead } from './controls.ts'
import { careless, openTab } from './tab.ts'
import type { Tab, TabStep } from './tab.ts'

/** What a fault test asks of a page, and what the page tells it. */
interface Faults {
  /** The first recording of this event waits before anything of it is written. */
  pauseBefore?: ThreadEvent['type']
  /** The first recording of this event waits after it is stored, before anybody hears of it. */
  pauseAfter?: ThreadEvent['type']
  /** An inside effect waits once it has been made, in the transaction that has yet to write its end. */
  pausesWithin?: boolean
  /** Keeps the start of a call back until its end is written, as if there were no write-ahead. */
  withoutWriteAhead?: boolean
  /** Writes behind whatever others have written, as if nothing were compared before an append. */
  withoutComparison?: boolean
  /** Set once the page waits. */
  isReached?: boolean
  /** Set once the recording that waited has been tried. */
  isTried?: boolean
  /** Lets the page that waits go on. */
  release?: () => void
}

/** A tab without its screen, on the page's own database. */
interface TabHands {
  begin(threadId: string, events: readonly ThreadEvent[]): Promise<void>
  /** Opens a thread as it is stored. */
  open(threadId: string, isCareless: boolean): Promise<void>
  /** Takes steps on the open thread; tells the keys of the effects outside, and how many appends lost their race. */
  take(
    steps: readonly TabStep[],
  ): Promise<{ readonly effects: readonly string[]; readonly conflicts: number }>
  read(threadId: string): Promise<readonly ThreadEntry[]>
}

declare global {
  /** Only the build for the fault tests looks at it. */
  var countersignFaults: Faults | undefined
  /** Only the build for the fault tests has it. */
  var countersignTab: TabHands
}

globalThis.countersignTab = tabHands()

function tabHands(): TabHands {
  let tab: Tab | undefined
  let conflicts = 0
  const count = (outcome: Appended): Appended => {
    if (outcome.type === 'conflict') conflicts += 1
    return outcome
  }
  return {
    async begin(threadId, events) {
      await openTab(openJournal(threadId), fold(threadId, [])).recorder.record(events)
    },
    async open(threadId, isCareless) {
      const journal = openJournal(threadId)
      const counted: Journal = {
        read: (after) => journal.read(after),
        append: async (...rest) => count(await journal.append(...rest)),
        appendWith: async (...rest) => count(await journal.appendWith(...rest)),
      }
      conflicts = 0
      const stored = fold(threadId, await journal.read())
      tab = openTab(isCareless ? careless(counted) : counted, stored)
    },
    async take(steps) {
      if (!tab) throw new Error('No thread is open.')
      const { act, recorder, effects } = tab
      let writing = Promise.resolve()
      for (const { action, pick, overlaps, hears } of steps) {
        if (!overlaps) await writing
        if (hears) await recorder.catchUp()
        writing = Promise.all([writing, act(action, pick)]).then(() => undefined)
      }
      await writing
      return { effects, conflicts }
    },
    read: (threadId) => openJournal(threadId).read(),
  }
}

/** A journal that stops where a fault test wants it to. */
export function faulty(journal: Journal): Journal {
  const append = withoutWriteAhead(withoutComparison(journal))
  return {
    read: (after) => journal.read(after),
    append: (events, seen, summarise, uses) =>
      around(events, () => append(events, seen, summarise, uses)),
    appendWith: (first, effect, seen, summarise, uses) =>
      around([first, { type: 'call-finished' }], () =>
        journal.appendWith(first, (own) => effect(own).then(holdOpen(own)), seen, summarise, uses),
      ),
  }
}

async function around(
  events: readonly Pick<ThreadEvent, 'type'>[],
  write: () => Promise<Appended>,
): Promise<Appended> {
  const waited = await pauseAt('pauseBefore', events)
  try {
    const outcome = await write()
    if (outcome.type === 'appended') await pauseAt('pauseAfter', events)
    return outcome
  } finally {
    if (waited) waited.isTried = true
  }
}

async function pauseAt(
  point: 'pauseBefore' | 'pauseAfter',
  events: readonly Pick<ThreadEvent, 'type'>[],
): Promise<Faults | undefined> {
  const faults = globalThis.countersignFaults
  if (!faults || !events.some(({ type }) => type === faults[point])) return undefined
  delete faults[point]
  await new Promise<void>((resolve) => {
    faults.release = resolve
    faults.isReached = true
  })
  return faults
}

/** A transaction that nobody asks anything of would be committed: this one is asked until it may end. */
function holdOpen({ mails }: OwnTransaction) {
  return async (end: ThreadEvent): Promise<ThreadEvent> => {
    const faults = globalThis.countersignFaults
    if (!faults?.pausesWithin) return end
    faults.pausesWithin = false
    let isReleased = false
    faults.release = () => {
      isReleased = true
    }
    faults.isReached = true
    while (!isReleased) await mails.get('')
    return end
  }
}

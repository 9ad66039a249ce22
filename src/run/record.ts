import type { ChainPorts } from '../chain/ports.ts'
import type { Appended, Journal, Seen } from '../storage/journal.ts'
import { admits } from '../thread/admits.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { ProblemError } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'
import { openCall, summaryOf } from '../thread/selectors.ts'
import { showEntries } from '../thread/threadStore.ts'
import type { ThreadStore } from '../thread/threadStore.ts'
import type { Thread } from '../thread/thread.ts'
import { wellFormed } from '../thread/wellFormed.ts'

/** The two ways in which anything gets on record. */
export type Recorder = Pick<ChainPorts, 'record' | 'finishWith'>

/** Joins a thread's picture and its journal: an event is written only if the thread admits it, shown only once it is written, and tried again after a lost race only if it is still admitted. `changed` hears of every append. */
export function createRecorder(
  store: ThreadStore,
  journal: Journal,
  now: () => number,
  changed: (thread: Thread) => void,
): Recorder {
  const append = async (
    isAdmitted: (thread: Thread) => void,
    write: (seen: Seen, summarise: Parameters<Journal['append']>[2]) => Promise<Appended>,
  ): Promise<Thread> => {
    for (;;) {
      const thread = store.getState()
      isAdmitted(thread)
      const summarise = (entries: readonly ThreadEntry[]) =>
        summaryOf(entries.reduce(apply, thread))
      const appended = await write({ after: thread.seq, at: now() }, summarise)
      if (appended.type === 'conflict') {
        if (appended.missed.length === 0) throw new ProblemError(threadGone)
        showEntries(store, appended.missed)
        continue
      }
      const shown = showEntries(store, appended.entries)
      changed(shown)
      return shown
    }
  }

  return {
    record(events) {
      const clean = events.map((event) => wellFormed(event))
      return append(
        (thread) => {
          mustAdmitAll(thread, clean, now())
        },
        (seen, summarise) => journal.append(clean, seen, summarise),
      )
    },
    finishWith(call, effect) {
      return append(
        (thread) => {
          if (openCall(thread, call)?.status !== 'running') throw new NotAdmitted('call-finished')
        },
        (seen, summarise) =>
          journal.appendWith(
            async (own) => ({ type: 'call-finished', call, outcome: await effect(own) }),
            seen,
            summarise,
          ),
      )
    },
  }
}

/** Each event must be admitted by the thread as the ones before it leave it. */
function mustAdmitAll(thread: Thread, events: readonly ThreadEvent[], at: number): void {
  let reached = thread
  for (const event of events) {
    if (!admits(reached, event)) throw new NotAdmitted(event.type)
    const { id: threadId, seq } = reached
    reached = apply(reached, { threadId, seq: seq + 1, at, previousHash: '', event })
  }
}

const threadGone: Problem = {
  kind: 'storage',
  title: 'This thread is no longer stored in this browser.',
  meaning:
    'It was deleted in another tab, or the site’s data was cleared. Nothing more was recorded, and no further tool call of it runs.',
  remedy: 'Start a new thread.',
}

import type { ChainPorts, RuleUse } from '../chain/ports.ts'
import type { Appended, Journal, Seen } from '../storage/journal.ts'
import { admits } from '../thread/admits.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { imagined } from '../thread/imagined.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { ProblemError } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'
import { summaryOf } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import { wellFormed } from '../thread/wellFormed.ts'
import type { OwnTransaction } from '../tools/tool.ts'

/** The one who writes a thread's journal and knows the thread as it is in it. */
export interface Recorder extends Pick<ChainPorts, 'record' | 'runWith' | 'thread' | 'subscribe'> {
  /** Records an event, runs an effect on our own data and records the event that it returns: all of it happened, or nothing did. */
  readonly recordWith: (
    first: ThreadEvent,
    effect: (own: OwnTransaction) => Promise<ThreadEvent>,
    uses?: readonly RuleUse[],
  ) => Promise<Thread>
  /** Takes in what others have written. */
  readonly catchUp: () => Promise<void>
}

/** Joins a thread and its journal: an event is written only if the thread admits it, counts only once it is written, and is tried again after a lost race only if it is still admitted. `appended` hears of everything that this tab has written. */
export function createRecorder(
  opened: Thread,
  journal: Journal,
  now: () => number,
  appended: () => void,
): Recorder {
  let thread = opened
  const listeners = new Set<() => void>()

  const take = (entries: readonly ThreadEntry[]): void => {
    const unseen = entries.filter((entry) => entry.seq > thread.seq)
    if (unseen.length === 0) return
    thread = unseen.reduce(apply, thread)
    for (const listener of listeners) listener()
  }

  const append = async (
    mustBeAdmitted: () => void,
    write: (seen: Seen, summarise: Parameters<Journal['append']>[2]) => Promise<Appended>,
  ): Promise<Thread> => {
    for (;;) {
      mustBeAdmitted()
      const seen = thread
      const summarise = (entries: readonly ThreadEntry[]) => summaryOf(entries.reduce(apply, seen))
      const outcome = await write({ after: seen.seq, at: now() }, summarise)
      if (outcome.type === 'appended') {
        take(outcome.entries)
        appended()
        return thread
      }
      if (outcome.missed.length === 0) throw new ProblemError(threadGone)
      take(outcome.missed)
    }
  }

  const recordWith: Recorder['recordWith'] = (first, effect, uses) =>
    append(
      () => {
        mustAdmitAll(thread, [first], now())
      },
      (seen, summarise) => journal.appendWith(first, effect, seen, summarise, uses),
    )

  return {
    thread: () => thread,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async catchUp() {
      take(await journal.read(thread.seq))
    },
    record(events, uses) {
      const clean = events.map((event) => wellFormed(event))
      return append(
        () => {
          mustAdmitAll(thread, clean, now())
        },
        (seen, summarise) => journal.append(clean, seen, summarise, uses),
      )
    },
    recordWith,
    runWith: ({ id, digest }, effect, ruled) =>
      recordWith(
        { type: 'call-started', call: id, digest },
        async (own) => ({
          type: 'call-finished',
          call: id,
          outcome: await effect(own),
          ...(ruled ? { gate: ruled.gate } : {}),
        }),
        ruled && [ruled.use],
      ),
  }
}

/** Each event must be admitted by the thread as the ones before it leave it. */
function mustAdmitAll(thread: Thread, events: readonly ThreadEvent[], at: number): void {
  let reached = thread
  for (const event of events) {
    if (!admits(reached, event)) throw new NotAdmitted(event.type)
    reached = imagined(reached, [event], at)
  }
}

const threadGone: Problem = {
  kind: 'storage',
  title: 'This thread is no longer stored in this browser.',
  meaning:
    'It was deleted in another tab, or the site’s data was cleared. Nothing more was recorded, and no further tool call of it runs.',
  remedy: 'Start a new thread.',
}

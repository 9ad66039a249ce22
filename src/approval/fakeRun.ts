import {
  allPresentedEvents,
  decidedEvent,
  presentedEvents,
  rejectionEvents,
} from '../run/decisions.ts'
import { createLive } from '../run/live.ts'
import type { Run } from '../run/run.ts'
import { admits } from '../thread/admits.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { nothingToPreview } from '../thread/preview.ts'
import { openCall } from '../thread/selectors.ts'
import { createThreadStore } from '../thread/threadStore.ts'
import { entriesOf, threadAfter } from './fixtures.ts'

/** A run of the tests: the thread's real rules, without journal, model and tools. */
export type FakeRun = Run & {
  /** Everything that was recorded after the start. */
  readonly recorded: readonly ThreadEvent[]
  record(...events: readonly ThreadEvent[]): void
}

/** A run that starts where these events leave it. */
export function fakeRun(...events: readonly ThreadEvent[]): FakeRun {
  const thread = createThreadStore(threadAfter(...events))
  const recorded: ThreadEvent[] = []
  const record = (...added: readonly ThreadEvent[]): void => {
    const entries = entriesOf(added, thread.getState().seq)
    entries.reduce((reached, entry) => {
      if (!admits(reached, entry.event)) throw new NotAdmitted(entry.event.type)
      return apply(reached, entry)
    }, thread.getState())
    recorded.push(...added)
    thread.setState(entries.reduce(apply, thread.getState()), true)
  }
  const pending = (id: Parameters<Run['decide']>[0]) => {
    const call = openCall(thread.getState(), id)
    if (call?.status !== 'pending') throw new NotAdmitted('call-decided')
    return call
  }
  const nothing = () => Promise.resolve()

  return {
    threadId: 't',
    thread,
    live: createLive(),
    settings: undefined as never,
    recorded,
    record,
    preview: () => Promise.resolve(nothingToPreview),
    check: () => Promise.resolve([]),
    async present(id, effects, args) {
      record(...(await presentedEvents(pending(id), effects, args)))
    },
    async presentAll(shown) {
      record(...(await allPresentedEvents(thread.getState(), shown)))
    },
    async decide(id, decision, andThen) {
      const ending = andThen ? [stoppedByPerson] : []
      record(await decidedEvent(pending(id), decision), ...ending)
    },
    async approveAll(ids) {
      const approved = ids.map((id) => decidedEvent(pending(id), { type: 'approve' }))
      record(...(await Promise.all(approved)))
    },
    stop: () => Promise.resolve(record(stoppedByPerson)),
    withdraw: (call) => Promise.resolve(record({ type: 'decision-withdrawn', call })),
    applyRules: nothing,
    rejectAll: async (message) => record(...rejectionEvents(thread.getState(), message)),
    release: (call) => Promise.resolve(record({ type: 'result-released', call })),
    withhold: (call, note) =>
      Promise.resolve(
        record({ type: 'result-withheld', call, ...(note === undefined ? {} : { note }) }),
      ),
    undo: nothing,
    retry: nothing,
    propose: () => Promise.resolve(undefined),
    turnTool: nothing,
    outcomeCheck: () => Promise.resolve(undefined),
    settle: nothing,
    answerServer: async (call, answer) => record({ type: 'server-answered', call, answer }),
    submit: nothing,
    continue: nothing,
    rename: nothing,
    catchUp: nothing,
  }
}

const stoppedByPerson: ThreadEvent = { type: 'run-stopped', reason: { type: 'person' } }

import { createLive } from '../run/live.ts'
import type { Run } from '../run/run.ts'
import { admits } from '../thread/admits.ts'
import { callDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
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
    async present(id) {
      const { revision } = pending(id)
      const digest = await callDigest(pending(id))
      record({ type: 'call-presented', call: id, revision, digest })
    },
    async decide(id, decision) {
      const { revision, presentedDigest: digest } = pending(id)
      await Promise.resolve()
      const decided: ThreadEvent = { type: 'call-decided', call: id, revision, decision }
      record(digest === undefined ? decided : { ...decided, digest })
    },
    stop: () => Promise.resolve(record({ type: 'run-stopped', reason: { type: 'person' } })),
    withdraw: (call) => Promise.resolve(record({ type: 'decision-withdrawn', call })),
    rejectAll: nothing,
    checkFor: () => Promise.resolve(undefined),
    settle: nothing,
    submit: nothing,
    continue: nothing,
    rename: nothing,
    catchUp: nothing,
  }
}

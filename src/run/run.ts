import type { ChainPorts } from '../chain/ports.ts'
import { asOnlyRunner } from '../storage/runnerLock.ts'
import { openJournal } from '../storage/journal.ts'
import { hideKeys } from '../storage/keys.ts'
import type { TabNews } from '../storage/tabs.ts'
import { admits } from '../thread/admits.ts'
import { callDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import { nextStep, passToEnd } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import type { Problem } from '../thread/problem.ts'
import { notApprovedMessage, openCall } from '../thread/selectors.ts'
import { createThreadStore, showEntries } from '../thread/threadStore.ts'
import type { ThreadStore } from '../thread/threadStore.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId, Decision } from '../thread/toolCall.ts'
import { connect } from './connect.ts'
import { loadEngine } from './loadEngine.ts'
import { createLive } from './live.ts'
import type { LiveStore } from './live.ts'
import { internalProblem, pageClosed, stoppedByPerson } from './problems.ts'
import { createRecorder } from './record.ts'
import type { SettingsStore } from './threadSettings.ts'

/** One thread and all that a person can do with it. Every method resolves once its event is stored, and rejects with a ProblemError otherwise. */
export interface Run {
  readonly threadId: string
  readonly thread: ThreadStore
  readonly live: LiveStore
  readonly settings: SettingsStore
  /** Says something and lets the run go. `replaces` is the seq of the user turn that it takes the place of. */
  submit(text: string, replaces?: number): Promise<void>
  /** Puts on record that the dialog has painted this call; only then can it be approved. */
  present(call: CallId): Promise<void>
  decide(call: CallId, decision: Decision): Promise<void>
  /** Aborts what is under way and closes what waits; the thread stays whole. */
  stop(): Promise<void>
  /** Lets a paused run go on. */
  continue(): Promise<void>
  rename(title: string): Promise<void>
  /** Reads what another tab has written. */
  catchUp(): Promise<void>
}

/** What a run tells the rest of the page. */
export interface RunWorld {
  /** The thread has new entries. */
  readonly changed: (thread: Thread) => void
  /** Passes news to the other tabs. */
  readonly tell: (news: TabNews) => void
}

/** Opens a thread from its journal and takes up what an earlier visit left: waiting calls wait again, approved ones run, a cut request asks the person. */
export async function openRun(
  threadId: string,
  settings: SettingsStore,
  world: RunWorld,
): Promise<Run> {
  const { changed, tell } = world
  const journal = openJournal(threadId)
  const thread = createThreadStore(fold(threadId, await journal.read()))
  const live = createLive()
  const now = () => Date.now()
  const recorder = createRecorder(thread, journal, now, changed)
  let driving: Promise<void> | undefined
  let stopper = new AbortController()

  const record = async (...events: ThreadEvent[]): Promise<void> => {
    await recorder.record(events)
  }

  const catchUp = async (): Promise<void> => {
    showEntries(thread, await journal.read(thread.getState().seq))
  }

  const drive = (): Promise<void> => {
    driving ??= driveOnce().finally(() => {
      driving = undefined
      live.setState({ activity: 'idle', reply: undefined })
    })
    return driving
  }

  const driveOnce = async (): Promise<void> => {
    stopper = new AbortController()
    const { signal } = stopper
    live.setState({ activity: 'elsewhere', problem: undefined })
    try {
      await asOnlyRunner(threadId, signal, async () => {
        live.setState({ activity: 'running' })
        await catchUp()
        await closeLostRequest()
        await invokeUntilAtRest(signal)
      })
    } catch (error) {
      if (!signal.aborted) live.setState({ problem: internalProblem(error) })
    }
  }

  /** A request without a reply belongs to a page that is gone: only the lock's holder can know that. */
  const closeLostRequest = async (): Promise<void> => {
    if (thread.getState().asking) {
      await record({ type: 'reply-interrupted', text: '', problem: pageClosed })
    }
  }

  const invokeUntilAtRest = async (signal: AbortSignal): Promise<void> => {
    const { approvalChain, NotApproved, builtInTools, explainFailure } = await loadEngine()
    const ports: ChainPorts = {
      ...recorder,
      thread: thread.getState,
      subscribe: thread.subscribe,
      connect: () => connect(settings.getState()),
      explain: (error) => (signal.aborted ? stoppedByPerson : withoutKeys(explainFailure(error))),
      show: (reply) => {
        live.setState({ reply })
      },
      tools: builtInTools,
      signal,
      now,
    }
    const chain = approvalChain(ports)
    while (!signal.aborted && !isAtRest(thread.getState())) {
      const { seq } = thread.getState()
      try {
        await chain.invoke(thread.getState())
      } catch (error) {
        if (error instanceof NotApproved) return
        const lostRace = error instanceof NotAdmitted && thread.getState().seq > seq
        if (!lostRace) throw error
      }
    }
  }

  const drop = (promise: Promise<unknown>): void => {
    promise.catch((error: unknown) => {
      live.setState({ problem: internalProblem(error) })
    })
  }

  const run: Run = {
    threadId,
    thread,
    live,
    settings,
    catchUp,

    async submit(text, replaces) {
      await settings.getState().keep()
      await record({
        type: 'user-said',
        text,
        ...(replaces === undefined ? {} : { replaces }),
      })
      drop(drive())
    },

    async present(id) {
      const call = openCall(thread.getState(), id)
      if (call?.status !== 'pending') return
      const digest = await callDigest(call)
      if (call.presentedDigest === digest) return
      await record({ type: 'call-presented', call: id, revision: call.revision, digest })
    },

    async decide(id, decision) {
      const call = openCall(thread.getState(), id)
      if (call?.status !== 'pending') throw new NotAdmitted('call-decided')
      const reply = thread.getState().turns.at(-1)
      const decided: ThreadEvent = {
        type: 'call-decided',
        call: id,
        revision: call.revision,
        decision,
        ...(call.presentedDigest === undefined ? {} : { digest: call.presentedDigest }),
      }
      if (decision.type === 'reject' && reply?.kind === 'reply' && reply.mode === 'single-pass') {
        const message = notApprovedMessage(reply)
        await record(decided, { type: 'run-stopped', reason: { type: 'not-approved', message } })
      } else {
        await record(decided)
      }
      drop(drive())
    },

    async stop() {
      if (live.getState().activity === 'elsewhere') tell({ type: 'stop', threadId })
      stopper.abort()
      await driving
      await catchUp()
      const stopped: ThreadEvent = { type: 'run-stopped', reason: { type: 'person' } }
      const { type } = nextStep(thread.getState())
      if (type !== 'interrupted' && admits(thread.getState(), stopped)) await record(stopped)
    },

    async continue() {
      await record({ type: 'run-continued' })
      drop(drive())
    },

    rename: (title) => record({ type: 'thread-renamed', title }),
  }

  resume()
  return run

  function resume(): void {
    const opened = thread.getState()
    const { type } = nextStep(opened)
    if (type === 'ask-model') {
      // A request costs money: one that an earlier visit did not send is not sent without the person.
      drop(record({ type: 'reply-interrupted', text: '', problem: pageClosed }))
    } else if (opened.asking || !isAtRest(opened)) {
      drop(drive())
    }
  }
}

function isAtRest(thread: Thread): boolean {
  const { type } = nextStep(thread)
  return type === 'interrupted' || (type === 'ended' && !passToEnd(thread))
}

function withoutKeys(problem: Problem): Problem {
  return problem.cause === undefined ? problem : { ...problem, cause: hideKeys(problem.cause) }
}

import type { ChainPorts } from '../chain/ports.ts'
import { hideKeys } from '../storage/keys.ts'
import { asOnlyRunner } from '../storage/runnerLock.ts'
import { nextStep, passToEnd } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import type { Problem } from '../thread/problem.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId } from '../thread/toolCall.ts'
import { lookAtOwnData, openWorkspace } from './callPreview.ts'
import { after } from './after.ts'
import { connect } from './connect.ts'
import type { LiveStore } from './live.ts'
import { loadEngine } from './loadEngine.ts'
import { internalProblem, pageClosed, stoppedByPerson } from './problems.ts'
import type { Recorder } from './record.ts'
import { storedRules } from './storedRules.ts'
import { toolsOn } from './threadSettings.ts'
import { withAdded } from './toolBox.ts'
import type { SettingsStore } from './threadSettings.ts'

/** What a driver drives. */
export interface Driven {
  readonly live: LiveStore
  readonly settings: SettingsStore
  readonly recorder: Recorder
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Invokes the chain until the thread is at rest, one tab at a time; failures show in `live`. */
export interface Driver {
  /** Lets the run go; goes on by itself as decisions come in. */
  drive(): void
  /** Takes up what an earlier visit left: waiting calls wait, approved ones run, a lost request asks the person. */
  resume(): void
  /** Aborts what is under way, and resolves once its last record is written. */
  halt(): Promise<void>
}

/** Makes the driver of one thread. */
export function createDriver(driven: Driven): Driver {
  const { live, recorder } = driven
  let driving: Promise<void> | undefined
  let isWanted = false
  let stopper = new AbortController()

  /** Whoever wants the run driven while a drive is ending gets another one. */
  const driveWhileWanted = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false
      if (!isAtRest(recorder.thread())) await asRunner((signal) => invoke(driven, signal))
    }
  }

  const asRunner = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    stopper = new AbortController()
    const { signal } = stopper
    live.setState({ activity: 'elsewhere', problem: undefined })
    try {
      await asOnlyRunner(recorder.thread().id, signal, async () => {
        live.setState({ activity: 'running' })
        await recorder.catchUp()
        await work(signal)
      })
    } catch (error) {
      if (!signal.aborted) live.setState({ problem: internalProblem(error) })
    }
  }

  /** A request costs money: one that a page which is gone did not send, or did not hear the end of, is not sent without the person. Only the lock's holder can know that the page is gone. */
  const closeLostRequest = async (): Promise<void> => {
    if (!mayBeLost(recorder.thread())) return
    await recorder.record([{ type: 'reply-interrupted', text: '', problem: pageClosed }])
  }

  const start = (work: Promise<void>): Promise<void> =>
    work.finally(() => {
      driving = undefined
      live.setState({ activity: 'idle', reply: undefined })
    })

  const drive = (): void => {
    isWanted = true
    driving ??= start(driveWhileWanted())
  }

  return {
    drive,
    resume() {
      const opened = recorder.thread()
      if (isAtRest(opened) && !mayBeLost(opened)) return
      driving = start(asRunner(closeLostRequest))
      void driving.then(drive)
    },
    async halt() {
      isWanted = false
      stopper.abort()
      await driving
    },
  }
}

async function invoke(driven: Driven, signal: AbortSignal): Promise<void> {
  const { live, settings, recorder, now } = driven
  const {
    approvalChain,
    NotApproved,
    builtInTools,
    explainFailure,
    tracersOfRun,
    waitAfter,
    loadCancelling,
    askPerson,
  } = await loadEngine()
  const ports: ChainPorts = {
    ...recorder,
    look: lookAtOwnData,
    workspace: openWorkspace,
    rules: storedRules,
    connect: () => connect(settings.getState()),
    explain: (error) => (signal.aborted ? stoppedByPerson : withoutKeys(explainFailure(error))),
    waitAfter,
    show: (reply) => {
      live.setState({ reply })
    },
    press: (call) => pressFor(call, live, signal),
    askPerson: (call, question, toldToEnd) => askPerson(recorder, call, question, toldToEnd),
    showProgress: (call, at) => {
      live.setState({ progress: { call, at } })
    },
    get tools() {
      return toolsOn(withAdded(builtInTools), settings.getState().settings)
    },
    signal,
    now,
    after,
  }
  const chain = approvalChain(ports)
  const callbacks = await tracersOfRun(() => settings.getState().settings.provider)
  const config = { callbacks, metadata: { thread_id: recorder.thread().id } }
  const { cancelChanged } = await loadCancelling()
  const stopWatching = cancelChanged(recorder)
  try {
    while (!signal.aborted && !isAtRest(recorder.thread())) {
      const { seq } = recorder.thread()
      try {
        await chain.invoke(recorder.thread(), config)
      } catch (error) {
        if (error instanceof NotApproved) return
        const lostRace = error instanceof NotAdmitted && recorder.thread().seq > seq
        if (!lostRace) throw error
      }
    }
  } finally {
    stopWatching()
  }
}

/** Shows the button and waits for it; a stop ends the waiting too. */
function pressFor(call: CallId, live: LiveStore, signal: AbortSignal): Promise<void> {
  return new Promise<void>((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const goOn = () => {
      signal.removeEventListener('abort', goOn)
      live.setState({ awaitsPress: undefined })
      resolve()
    }
    signal.addEventListener('abort', goOn)
    live.setState({ awaitsPress: { call, goOn } })
  })
}

function isAtRest(thread: Thread): boolean {
  const { type } = nextStep(thread)
  return type === 'interrupted' || (type === 'ended' && !passToEnd(thread))
}

function mayBeLost(thread: Thread): boolean {
  return thread.asking !== undefined || nextStep(thread).type === 'ask-model'
}

function withoutKeys(problem: Problem): Problem {
  return problem.cause === undefined ? problem : { ...problem, cause: hideKeys(problem.cause) }
}

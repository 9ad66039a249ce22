import type { Check } from '../chain/checkOf.ts'
import { openJournal } from '../storage/journal.ts'
import type { Journal } from '../storage/journal.ts'
import type { TabNews } from '../storage/tabs.ts'
import { dismissWitness, witnessOf } from '../storage/witness.ts'
import type { Witness } from '../storage/witness.ts'
import { admits } from '../thread/admits.ts'
import type { ArgumentProblem } from '../thread/argumentProblem.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { endOfPass } from '../thread/endOfPass.ts'
import { fold } from '../thread/fold.ts'
import type { JsonObject } from '../thread/json.ts'
import { nextStep, passToEnd } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import type { Effect, Preview } from '../thread/preview.ts'
import { callsBeingUndone, openCall, pendingCalls } from '../thread/selectors.ts'
import { createThreadStore } from '../thread/threadStore.ts'
import type { ThreadStore } from '../thread/threadStore.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId, Decision, PendingCall, ServerAnswer, Settlement } from '../thread/toolCall.ts'
import { checkArguments, previewCall } from './callPreview.ts'
import {
  allPresentedEvents,
  decidedEvent,
  presentedEvents,
  rejectionEvents,
  retryEvents,
} from './decisions.ts'
import { after } from './after.ts'
import { createDriver } from './driver.ts'
import { followRun } from './followRun.ts'
import { createLive } from './live.ts'
import type { LiveStore } from './live.ts'
import { loadEngine } from './loadEngine.ts'
import { createRecorder } from './record.ts'
import { ruledNow } from './storedRules.ts'
import type { SettingsStore } from './threadSettings.ts'
import { toolsNow } from './toolBox.ts'

/** One thread and all that a person can do with it. Every method resolves once its event is stored, and rejects where it could not be. */
export interface Run {
  readonly threadId: string
  readonly thread: ThreadStore
  readonly live: LiveStore
  readonly settings: SettingsStore
  /** Says something and lets the run go. `replaces` is the seq of the user turn that it takes the place of. */
  submit(text: string, replaces?: number): Promise<void>
  /** What a waiting call would do, with the model's arguments or with others; throws where the tool can't tell. */
  preview(call: CallId, args?: JsonObject): Promise<Preview>
  /** What is wrong with other arguments for a call. */
  check(call: CallId, args: JsonObject): Promise<readonly ArgumentProblem[]>
  /** Puts on record that the dialog has painted this call with these effects, and with the person's arguments where they edit it; only what was presented can be approved. */
  present(call: CallId, effects: readonly Effect[], args?: JsonObject): Promise<void>
  /** Puts on record that all these calls have been painted, each with these effects. */
  presentAll(shown: ReadonlyMap<CallId, readonly Effect[]>): Promise<void>
  /** Puts a decision on record. A rejection may end the run with it. */
  decide(call: CallId, decision: Decision, andThen?: 'stop'): Promise<void>
  /** Approves all these calls, each as it was presented, or none. */
  approveAll(calls: readonly CallId[]): Promise<void>
  /** Takes a staged decision back while a sibling still waits: the call must be presented and decided anew. */
  withdraw(call: CallId): Promise<void>
  /** Rejects all that waits at once, each call with this reason if there is one. */
  rejectAll(message?: string): Promise<void>
  /** Lets the rules, as they are now, decide what waits in this thread. */
  applyRules(): Promise<void>
  /** The way to look what became of a call whose outcome is unknown, where its tool has one; what it finds is for the person to settle. */
  outcomeCheck(call: CallId): Promise<Check | undefined>
  /** Says something to the server of a running call, which asked. */
  answerServer(call: CallId, answer: ServerAnswer): Promise<void>
  /** Says what became of a call whose outcome was unknown; the run goes on once none is left. */
  settle(call: CallId, settlement: Settlement): Promise<void>
  /** Lets the model read a result that is held. */
  release(call: CallId): Promise<void>
  /** Keeps a result that is held from the model, which is told the note in its place. */
  withhold(call: CallId, note?: string): Promise<void>
  /** Takes back what a call did, where its tool can. */
  undo(call: CallId): Promise<void>
  /** Puts a call that failed before the person again, as one of their own. */
  retry(call: CallId): Promise<void>
  /** Puts a call of the person's own before them, with arguments as raw JSON; resolves to why not, in words, where it can't be. */
  propose(name: string, rawArguments: string): Promise<string | undefined>
  /** Offers the model a tool in this thread, or no more; calls of it that wait are rejected then. */
  turnTool(name: string, isOn: boolean): Promise<void>
  /** Aborts what is under way and closes what waits; the thread stays whole. */
  stop(): Promise<void>
  /** Lets a paused run go on; an imported thread, or one that lost its end, is continued here. */
  continue(): Promise<void>
  rename(title: string): Promise<void>
  /** Reads what another tab has written. */
  catchUp(): Promise<void>
}

/** What a run tells the rest of the page. */
export interface RunWorld {
  /** This tab has written new entries of the thread. */
  readonly changed: () => void
  /** The thread is drawn as it is now. */
  readonly drawn: (thread: Thread) => void
  /** Passes news to the other tabs. */
  readonly tell: (news: TabNews) => void
}

/** The build for the fault tests can stop at an event; no other build contains what does it. */
async function journalOf(threadId: string): Promise<Journal> {
  const journal = openJournal(threadId)
  if (import.meta.env.MODE !== 'e2e') return journal
  const { faulty } = await import('./faults.ts')
  return faulty(journal)
}

/** Opens a thread from its journal and takes up what an earlier visit left. */
export async function openRun(
  threadId: string,
  settings: SettingsStore,
  { changed, drawn, tell }: RunWorld,
): Promise<Run> {
  // Read first: what another tab writes in between is no loss.
  const witness = witnessOf(threadId)
  const journal = await journalOf(threadId)
  const now = () => Date.now()
  const opened = fold(threadId, await journal.read())
  const recorder = createRecorder(opened, journal, now, changed)
  const live = createLive()
  const picture = createThreadStore(opened)
  const isRunning = () => live.getState().activity === 'running'
  followRun(recorder, isRunning, (thread) => {
    picture.setState(thread, true)
    drawn(thread)
  })

  const driver = createDriver({ live, settings, recorder, now })

  const record = async (...events: ThreadEvent[]): Promise<void> => {
    await recorder.record(events)
  }

  const recordShown = async (events: readonly ThreadEvent[]): Promise<void> => {
    if (events.length > 0) await recorder.record(events)
  }

  const mustWait = (id: CallId): PendingCall => {
    const call = openCall(recorder.thread(), id)
    if (call?.status !== 'pending') throw new NotAdmitted('call-decided')
    return call
  }

  /** Where it can't be put on record now, it is when the thread is opened next. */
  const endLostUndos = (): void => {
    if (live.getState().isBehind || callsBeingUndone(recorder.thread()).length === 0) return
    import('./undoCall.ts').then((undoing) => undoing.endLostUndos(recorder)).catch(() => undefined)
  }

  if (isBehind(recorder.thread(), witness)) live.setState({ isBehind: true })
  else driver.resume()
  endLostUndos()

  return {
    threadId,
    thread: picture,
    live,
    settings,

    async catchUp() {
      await recorder.catchUp()
      endLostUndos()
    },

    async submit(text, replaces) {
      await settings.getState().keep()
      await record({ type: 'user-said', text, ...(replaces === undefined ? {} : { replaces }) })
      driver.drive()
    },

    async preview(id, args) {
      const call = mustWait(id)
      return previewCall(call, args ?? call.args)
    },

    check: async (id, args) => checkArguments(mustWait(id), args),

    async present(id, effects, args) {
      const call = openCall(recorder.thread(), id)
      if (call?.status !== 'pending') return
      await recordShown(await presentedEvents(call, effects, args))
    },

    async presentAll(shown) {
      await recordShown(await allPresentedEvents(recorder.thread(), shown))
    },

    async decide(id, decision, andThen) {
      const ending = andThen === 'stop' ? [stoppedByPerson] : endOfPass(recorder.thread())
      const isNo = decision.type === 'reject'
      await record(await decidedEvent(mustWait(id), decision), ...(isNo ? ending : []))
      driver.drive()
    },

    async approveAll(ids) {
      const approved = ids.map((id) => decidedEvent(mustWait(id), { type: 'approve' }))
      await record(...(await Promise.all(approved)))
      driver.drive()
    },

    async stop() {
      if (live.getState().activity === 'elsewhere') tell({ type: 'stop', threadId })
      await driver.halt()
      await recorder.catchUp()
      const { type } = nextStep(recorder.thread())
      if (type !== 'interrupted' && admits(recorder.thread(), stoppedByPerson)) {
        await record(stoppedByPerson)
      }
    },

    async withdraw(call) {
      await record({ type: 'decision-withdrawn', call })
    },

    async rejectAll(message) {
      await record(...rejectionEvents(recorder.thread(), message))
      driver.drive()
    },

    async applyRules() {
      const ruled = await ruledNow(recorder.thread)
      if (!ruled) return
      await recorder.record(ruled.events, ruled.uses)
      driver.drive()
    },

    async release(call) {
      await record({ type: 'result-released', call })
      driver.drive()
    },

    async withhold(call, note) {
      await record({ type: 'result-withheld', call, ...(note === undefined ? {} : { note }) })
      driver.drive()
    },

    async undo(call) {
      const { undoCall } = await import('./undoCall.ts')
      await undoCall(recorder, call)
    },

    async retry(id) {
      await record(...retryEvents(recorder.thread(), id))
      driver.drive()
    },

    async propose(name, rawArguments) {
      const { proposalOf } = await import('./byHand.ts')
      const state = settings.getState()
      const proposal = await proposalOf(recorder.thread(), state.settings, name, rawArguments)
      if (proposal.type === 'refused') return proposal.why
      await state.keep()
      await record(...proposal.events)
      driver.drive()
      return undefined
    },

    async turnTool(name, isOn) {
      const state = settings.getState()
      const others = (state.settings.toolsOff ?? []).filter((one) => one !== name)
      await state.turnOff(isOn ? others : [...others, name])
      if (isOn) return
      const waiting = pendingCalls(recorder.thread()).filter((call) => call.name === name)
      if (waiting.length === 0) return
      await record(...rejectionEvents(recorder.thread(), turnedOff, waiting))
      driver.drive()
    },

    async outcomeCheck(id) {
      const call = openCall(recorder.thread(), id)
      if (call?.status !== 'unknown') return undefined
      const [{ checkOf }, tools] = await Promise.all([loadEngine(), toolsNow()])
      return checkOf(call, tools, after)
    },

    answerServer: (call, answer) => record({ type: 'server-answered', call, answer }),

    async settle(call, settlement) {
      await record({ type: 'unknown-settled', call, settlement })
      driver.drive()
    },

    async continue() {
      if (live.getState().isBehind) {
        dismissWitness(threadId)
        live.setState({ isBehind: false })
        driver.resume()
        endLostUndos()
        return
      }
      await record(continuation(recorder.thread()))
      driver.drive()
    },

    rename: (title) => record({ type: 'thread-renamed', title }),
  }
}

const turnedOff = 'The tool was turned off in this thread.'

/** Whether the thread ends before what was once written of it; of one that is gone altogether nothing is left to hold back. */
function isBehind({ seq }: Thread, witness: Witness | undefined): boolean {
  return witness !== undefined && seq > 0 && seq < witness.seq
}

/** What lets this thread go on. A single pass with an unknown outcome has nothing to go on to: its output is final. */
function continuation(thread: Thread): ThreadEvent {
  if (thread.isImported) return { type: 'thread-adopted' }
  const pass = passToEnd(thread)
  return pass ? { type: 'pass-ended', reply: pass.reply } : { type: 'run-continued' }
}

const stoppedByPerson: ThreadEvent = { type: 'run-stopped', reason: { type: 'person' } }

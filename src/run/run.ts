import type { Check } from '../chain/checkOf.ts'
import { openJournal } from '../storage/journal.ts'
import type { Journal } from '../storage/journal.ts'
import type { TabNews } from '../storage/tabs.ts'
import { dismissWitness, witnessOf } from '../storage/witness.ts'
import type { Witness } from '../storage/witness.ts'
import { admits } from '../thread/admits.ts'
import { callDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import { nextStep, passToEnd } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { notApprovedMessage, openCall, pendingCalls } from '../thread/selectors.ts'
import { createThreadStore } from '../thread/threadStore.ts'
import type { ThreadStore } from '../thread/threadStore.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId, Decision, Settlement } from '../thread/toolCall.ts'
import { after } from './after.ts'
import { createDriver } from './driver.ts'
import { createLive } from './live.ts'
import type { LiveStore } from './live.ts'
import { loadEngine } from './loadEngine.ts'
import { createRecorder } from './record.ts'
import type { SettingsStore } from './threadSettings.ts'

/** One thread and all that a person can do with it. Every method resolves once its event is stored, and rejects where it could not be. */
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
  /** Takes a staged decision back while a sibling still waits: the call must be presented and decided anew. */
  withdraw(call: CallId): Promise<void>
  /** Rejects all that waits, each call with this reason. */
  rejectAll(message: string): Promise<void>
  /** The way to look what became of a call whose outcome is unknown, where its tool has one; what it finds is for the person to settle. */
  checkFor(call: CallId): Promise<Check | undefined>
  /** Says what became of a call whose outcome was unknown; the run goes on once none is left. */
  settle(call: CallId, settlement: Settlement): Promise<void>
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
  /** The thread has new entries. */
  readonly changed: (thread: Thread) => void
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
  { changed, tell }: RunWorld,
): Promise<Run> {
  // Read first: what another tab writes in between is no loss.
  const witness = witnessOf(threadId)
  const journal = await journalOf(threadId)
  const now = () => Date.now()
  const opened = fold(threadId, await journal.read())
  const recorder = createRecorder(opened, journal, now, changed)
  const live = createLive()
  const picture = createThreadStore(opened)
  recorder.subscribe(() => {
    picture.setState(recorder.thread(), true)
  })

  const driver = createDriver({ live, settings, recorder, now })

  const record = async (...events: ThreadEvent[]): Promise<void> => {
    await recorder.record(events)
  }

  if (isBehind(recorder.thread(), witness)) live.setState({ isBehind: true })
  else driver.resume()

  return {
    threadId,
    thread: picture,
    live,
    settings,
    catchUp: recorder.catchUp,

    async submit(text, replaces) {
      await settings.getState().keep()
      await record({ type: 'user-said', text, ...(replaces === undefined ? {} : { replaces }) })
      driver.drive()
    },

    async present(id) {
      const call = openCall(recorder.thread(), id)
      if (call?.status !== 'pending') return
      const digest = await callDigest(call)
      if (call.presentedDigest === digest) return
      await record({ type: 'call-presented', call: id, revision: call.revision, digest })
    },

    async decide(id, decision) {
      const call = openCall(recorder.thread(), id)
      if (call?.status !== 'pending') throw new NotAdmitted('call-decided')
      const { revision, presentedDigest: digest } = call
      await record(
        {
          type: 'call-decided',
          call: id,
          revision,
          decision,
          ...(digest === undefined ? {} : { digest }),
        },
        ...endOfPass(recorder.thread(), decision),
      )
      driver.drive()
    },

    async stop() {
      if (live.getState().activity === 'elsewhere') tell({ type: 'stop', threadId })
      await driver.halt()
      await recorder.catchUp()
      const stopped: ThreadEvent = { type: 'run-stopped', reason: { type: 'person' } }
      const { type } = nextStep(recorder.thread())
      if (type !== 'interrupted' && admits(recorder.thread(), stopped)) await record(stopped)
    },

    async withdraw(call) {
      await record({ type: 'decision-withdrawn', call })
    },

    async rejectAll(message) {
      const decision = { type: 'reject', message } as const
      const waiting = pendingCalls(recorder.thread())
      await record(
        ...waiting.map(({ id, revision }): ThreadEvent => ({
          type: 'call-decided',
          call: id,
          revision,
          decision,
        })),
        ...endOfPass(recorder.thread(), decision),
      )
      driver.drive()
    },

    async checkFor(id) {
      const call = openCall(recorder.thread(), id)
      if (call?.status !== 'unknown') return undefined
      const { checkOf, builtInTools } = await loadEngine()
      return checkOf(call, builtInTools, after)
    },

    async settle(call, settlement) {
      await record({ type: 'unknown-settled', call, settlement })
      driver.drive()
    },

    async continue() {
      if (live.getState().isBehind) {
        dismissWitness(threadId)
        live.setState({ isBehind: false })
        driver.resume()
        return
      }
      await record(continuation(recorder.thread()))
      driver.drive()
    },

    rename: (title) => record({ type: 'thread-renamed', title }),
  }
}

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

/** In single pass one no ends the run, in the same append as the no; not where a part of the reply has run already. */
function endOfPass(thread: Thread, { type }: Decision): readonly ThreadEvent[] {
  const reply = thread.turns.at(-1)
  if (type !== 'reject' || reply?.kind !== 'reply' || reply.mode !== 'single-pass') return []
  if (reply.calls.some((call) => 'startedAt' in call)) return []
  const message = notApprovedMessage(reply)
  return [{ type: 'run-stopped', reason: { type: 'not-approved', message } }]
}

import { openJournal } from '../storage/journal.ts'
import type { TabNews } from '../storage/tabs.ts'
import { admits } from '../thread/admits.ts'
import { callDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import { nextStep } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { notApprovedMessage, openCall } from '../thread/selectors.ts'
import { createThreadStore } from '../thread/threadStore.ts'
import type { ThreadStore } from '../thread/threadStore.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId, Decision } from '../thread/toolCall.ts'
import { createDriver } from './driver.ts'
import { createLive } from './live.ts'
import type { LiveStore } from './live.ts'
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

/** Opens a thread from its journal and takes up what an earlier visit left. */
export async function openRun(
  threadId: string,
  settings: SettingsStore,
  { changed, tell }: RunWorld,
): Promise<Run> {
  const journal = openJournal(threadId)
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

  driver.resume()

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

    async continue() {
      await record({ type: 'run-continued' })
      driver.drive()
    },

    rename: (title) => record({ type: 'thread-renamed', title }),
  }
}

/** In single pass one no ends the run, in the same append as the no. */
function endOfPass(thread: Thread, { type }: Decision): readonly ThreadEvent[] {
  const reply = thread.turns.at(-1)
  if (type !== 'reject' || reply?.kind !== 'reply' || reply.mode !== 'single-pass') return []
  const message = notApprovedMessage(reply)
  return [{ type: 'run-stopped', reason: { type: 'not-approved', message } }]
}

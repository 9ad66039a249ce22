import type { Run } from '../run/run.ts'
import type { Live } from '../run/live.ts'
import { nextStep } from '../thread/nextStep.ts'
import type { Interruption } from '../thread/nextStep.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId } from '../thread/toolCall.ts'

/** What the parts of a conversation need besides what they show; stable while the thread is open. */
export interface Conversation {
  readonly run: Run
  /** Does something with the run. Where that fails it is shown; resolves to whether it succeeded. */
  readonly act: (what: () => Promise<void>) => Promise<boolean>
  readonly review: (call?: CallId) => void
  readonly openSettings: () => void
  /** Takes back a decision that is not final yet. */
  readonly withdraw: (call: CallId) => void
}

/** What of the thread waits for the person. */
export function whatWaits(thread: Thread): 'calls' | 'results' | undefined {
  const { type } = nextStep(thread)
  if (type === 'await-decisions') return 'calls'
  return type === 'await-release' ? 'results' : undefined
}

/** Whether the person may say something now, by the thread alone. */
export function isOpenToSpeech(thread: Thread): boolean {
  const { type } = nextStep(thread)
  return (type === 'ended' || type === 'interrupted') && !thread.asking && !thread.isImported
}

/** Whether a model has been asked and has not replied. */
export function isAsking(thread: Thread): boolean {
  return thread.asking !== undefined
}

/** Why the thread waits for the person although no call does. */
export function interruptionOf(thread: Thread): Interruption | undefined {
  const step = nextStep(thread)
  return step.type === 'interrupted' ? step.why : undefined
}

/** Whether nothing of the thread is under way. */
export function isIdle(live: Live): boolean {
  return live.activity === 'idle'
}

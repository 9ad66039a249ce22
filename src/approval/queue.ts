import { pendingCalls, queuedCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import { isDecided } from '../thread/toolCall.ts'
import type { CallId, PendingCall, StagedCall } from '../thread/toolCall.ts'

/** Where a waiting call stands among the calls of its reply. */
export interface Queue {
  readonly call: PendingCall
  /** Its place among all calls of the reply that were offered, from 1. */
  readonly place: number
  readonly size: number
  /** The calls that still wait, this one among them. */
  readonly waiting: readonly PendingCall[]
  /** What has been decided and can still be taken back. */
  readonly staged: readonly StagedCall[]
  readonly previous: PendingCall | undefined
  readonly next: PendingCall | undefined
  /** Whether a single rejection ends the whole run. */
  readonly isSinglePass: boolean
}

/** The queue around a call; undefined if the call no longer waits. */
export function queueAround(thread: Thread, id: CallId | undefined): Queue | undefined {
  const waiting = pendingCalls(thread)
  const index = waiting.findIndex((call) => call.id === id)
  const call = waiting[index]
  if (!call) return undefined
  const offered = queuedCalls(thread)
  const last = thread.turns.at(-1)
  return {
    call,
    place: offered.findIndex((candidate) => candidate.id === id) + 1,
    size: offered.length,
    waiting,
    staged: offered.filter(isDecided),
    previous: waiting[index - 1],
    next: waiting[index + 1],
    isSinglePass: last?.kind === 'reply' && last.mode === 'single-pass',
  }
}

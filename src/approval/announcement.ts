import { pendingCalls, queuedCalls } from '../thread/selectors.ts'
import type { ReplyTurn, Thread } from '../thread/thread.ts'
import type { ToolCall, ToolCallStatus } from '../thread/toolCall.ts'

const decidedAs: Partial<Record<ToolCallStatus, string>> = {
  approved: 'Approved',
  rejected: 'Rejected',
  answered: 'Answered',
  cancelled: 'Not run:',
}

/** What to say to somebody who does not see the change from one state of a thread to the next; undefined for nothing. Pure. */
export function announcementOf(before: Thread, after: Thread): string | undefined {
  if (before.id !== after.id) return undefined
  const waited = pendingCalls(before)
  const waiting = pendingCalls(after)

  const arrived = waiting.find((call) => !waited.some(({ id }) => id === call.id))
  if (arrived) {
    const queue = queuedCalls(after)
    const place = queue.findIndex(({ id }) => id === arrived.id) + 1
    return `Approval needed: ${arrived.name}, ${place} of ${queue.length}`
  }

  const decided = waited
    .map((call) => callOf(after, call))
    .filter((call) => call !== undefined && call.status in decidedAs)
  const [first] = decided
  if (!first) return undefined
  const names = decided.map((call) => call?.name).join(', ')
  return `${decidedAs[first.status]} ${names}, ${waiting.length || 'none'} left`
}

function callOf(thread: Thread, { id, reply }: ToolCall): ToolCall | undefined {
  const turn = thread.turns.findLast(
    (candidate): candidate is ReplyTurn => candidate.kind === 'reply' && candidate.reply === reply,
  )
  return turn?.calls.find((call) => call.id === id)
}

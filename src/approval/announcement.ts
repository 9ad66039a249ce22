import { queuedCalls, waitingCalls } from '../thread/selectors.ts'
import type { ReplyTurn, Thread } from '../thread/thread.ts'
import type { ToolCall, ToolCallStatus, WaitingCall } from '../thread/toolCall.ts'

const becameOf: Readonly<Record<WaitingCall['status'], Partial<Record<ToolCallStatus, string>>>> = {
  pending: {
    approved: 'Approved',
    rejected: 'Rejected',
    answered: 'Answered',
    cancelled: 'Not run:',
  },
  held: { succeeded: 'Gave the model the result of', withheld: 'Withheld the result of' },
}

/** What to say to somebody who does not see the change from one state of a thread to the next; undefined for nothing. Pure. */
export function announcementOf(before: Thread, after: Thread): string | undefined {
  if (before.id !== after.id) return undefined
  const waited = waitingCalls(before)
  const waiting = waitingCalls(after)

  const arrived = waiting.find(
    ({ id, status }) => !waited.some((call) => call.id === id && call.status === status),
  )
  if (arrived?.status === 'held') return `Result to review: ${arrived.name}`
  if (arrived) {
    const queue = queuedCalls(after)
    const place = queue.findIndex(({ id }) => id === arrived.id) + 1
    return `Approval needed: ${arrived.name}, ${place} of ${queue.length}`
  }

  const ends = waited.flatMap((call) => {
    const now = callOf(after, call)
    const word = now && becameOf[call.status][now.status]
    return word === undefined ? [] : [{ word, name: call.name }]
  })
  const [first] = ends
  if (!first) return undoneSince(before, after)
  const names = ends.map(({ name }) => name).join(', ')
  return `${first.word} ${names}, ${waiting.length || 'none'} left`
}

/** An undo may concern any reply, and waits for nobody. */
function undoneSince(before: Thread, after: Thread): string | undefined {
  const undone = after.turns
    .filter((turn, index) => turn !== before.turns[index])
    .flatMap((turn) => (turn.kind === 'reply' ? turn.calls : []))
    .find((call) => call.status === 'undone' && callOf(before, call)?.status === 'succeeded')
  return undone && `Undone: ${undone.name}`
}

function callOf(thread: Thread, { id, reply }: ToolCall): ToolCall | undefined {
  const turn = thread.turns.findLast(
    (candidate): candidate is ReplyTurn => candidate.kind === 'reply' && candidate.reply === reply,
  )
  return turn?.calls.find((call) => call.id === id)
}

import { queuedCalls, waitingCalls } from '../thread/selectors.ts'
import { shownName } from '../thread/sourceWords.ts'
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

const mostNames = 3

/** What to say to somebody who does not see the change from one state of a thread to the next; undefined for nothing. Pure. */
export function announcementOf(before: Thread, after: Thread): string | undefined {
  if (before.id !== after.id) return undefined
  const waited = waitingCalls(before)
  const waiting = waitingCalls(after)

  const arrived = waiting.find(
    ({ id, status }) => !waited.some((call) => call.id === id && call.status === status),
  )
  if (arrived?.status === 'held') return `Result to review: ${shownName(arrived.definition)}`
  if (arrived) {
    const queue = queuedCalls(after)
    const place = queue.findIndex(({ id }) => id === arrived.id) + 1
    return `Approval needed: ${shownName(arrived.definition)}, ${place} of ${queue.length}`
  }

  const names = new Map<string, readonly string[]>()
  for (const call of waited) {
    const now = callOf(after, call)
    const word = now && wordFor(call, now)
    if (word !== undefined)
      names.set(word, [...(names.get(word) ?? []), shownName(call.definition)])
  }
  if (names.size === 0) return undoneSince(before, after)
  const ends = [...names].map(([word, calls]) => `${word} ${together(calls)}`)
  return `${ends.join('. ')}, ${waiting.length || 'none'} left`
}

function wordFor(call: WaitingCall, now: ToolCall): string | undefined {
  const word = becameOf[call.status][now.status]
  const isEdited = now.status === 'approved' && now.decision.type === 'edit'
  return isEdited ? `${word} with edits` : word
}

/** So many names that they would be a recital are counted instead. */
function together(names: readonly string[]): string {
  return names.length > mostNames ? `${names.length} calls` : names.join(', ')
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

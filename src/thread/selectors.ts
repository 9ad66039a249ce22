import type { Json } from './json.ts'
import { shownName } from './sourceWords.ts'
import type { ReplyTurn, Thread } from './thread.ts'
import { isDecided, isResultUntrusted } from './toolCall.ts'
import type {
  CallId,
  HeldCall,
  OfferedCall,
  PendingCall,
  RunningCall,
  ToolCall,
  UnknownCall,
  WaitingCall,
} from './toolCall.ts'

type OfferedToolCall = Exclude<ToolCall, { status: 'refused' }>

const none: readonly never[] = []

/** The reply whose calls are the open business of the thread, if the conversation ends in one. */
function lastReply(thread: Thread): ReplyTurn | undefined {
  const last = thread.turns.at(-1)
  return last?.kind === 'reply' ? last : undefined
}

/** The calls that wait for the person, in the model's order. Only the last reply can have any. */
export function pendingCalls(thread: Thread): readonly PendingCall[] {
  if (thread.isImported) return none
  return lastReply(thread)?.calls.filter((call) => call.status === 'pending') ?? none
}

/** The calls of the reply that is being decided, staged ones included; empty when nothing waits. */
export function queuedCalls(thread: Thread): readonly ToolCall[] {
  const reply = lastReply(thread)
  if (!reply?.calls.some((call) => call.status === 'pending')) return none
  return reply.calls.filter((call) => call.status !== 'refused')
}

/** Whether the decision about this call can still be taken back: a sibling waits. */
export function isStaged(turn: ReplyTurn, call: ToolCall): boolean {
  return isDecided(call) && turn.calls.some((sibling) => sibling.status === 'pending')
}

/** The calls of the last reply that may have run, and whose outcome nobody knows. */
export function unknownCalls(thread: Thread): readonly UnknownCall[] {
  return lastReply(thread)?.calls.filter((call) => call.status === 'unknown') ?? none
}

/** The calls whose results wait for the person, in the model's order. */
export function heldCalls(thread: Thread): readonly HeldCall[] {
  if (thread.isImported) return none
  return lastReply(thread)?.calls.filter((call) => call.status === 'held') ?? none
}

/** The running calls whose servers ask the person something. */
export function askingCalls(thread: Thread): readonly RunningCall[] {
  if (thread.isImported) return none
  return (
    lastReply(thread)?.calls.filter(
      (call): call is RunningCall =>
        call.status === 'running' && call.asked !== undefined && !call.asked.answer,
    ) ?? none
  )
}

/** All that waits for the person: calls for their decision, then results for their release. */
export function waitingCalls(thread: Thread): readonly WaitingCall[] {
  return [...pendingCalls(thread), ...heldCalls(thread)]
}

/** Whether the model has read something from outside: from then on allow rules for what sends or destroys ask again. */
export function isTainted(thread: Thread): boolean {
  return thread.turns.some(
    (turn) =>
      turn.kind === 'reply' &&
      turn.calls.some(
        (call) =>
          (call.status === 'succeeded' || call.status === 'undone' || call.status === 'failed') &&
          isResultUntrusted(call),
      ),
  )
}

/** The calls of all replies, in the order in which they were proposed. */
export function allCalls(thread: Thread): readonly ToolCall[] {
  return thread.turns.flatMap((turn) => (turn.kind === 'reply' ? turn.calls : []))
}

/** The calls whose undo has begun, and whose undo has no end on record. */
export function callsBeingUndone(thread: Thread): readonly ToolCall[] {
  if (thread.isImported) return none
  return allCalls(thread).filter(
    (call) => call.status === 'succeeded' && call.undo?.type === 'begun',
  )
}

/** The call with this identity, wherever in the conversation it is. */
export function callOf(thread: Thread, id: CallId): ToolCall | undefined {
  for (const turn of thread.turns.toReversed()) {
    const call = turn.kind === 'reply' ? turn.calls.find((one) => one.id === id) : undefined
    if (call) return call
  }
  return undefined
}

/** The call with this identity, if it belongs to the last reply. */
export function openCall(thread: Thread, id: CallId): ToolCall | undefined {
  return lastReply(thread)?.calls.find((call) => call.id === id)
}

/** What one line in the list of threads, the inbox and the title need. */
export interface ThreadSummary {
  readonly id: string
  readonly title: string
  /** How many calls and results wait for the person. */
  readonly pending: number
  /** Since when the longest-waiting of them waits; epoch milliseconds. */
  readonly oldestPendingAt?: number
  /** The tools of the calls that wait, each once. */
  readonly waitingFor?: readonly string[]
  readonly updatedAt: number
}

/** The summary of a thread, written beside its events. */
export function summaryOf(thread: Thread): ThreadSummary {
  const waiting = [...waitingCalls(thread), ...askingCalls(thread)]
  const oldestPendingAt = Math.min(...waiting.map(waitsSince))
  return {
    id: thread.id,
    title: thread.title,
    pending: waiting.length,
    ...(waiting.length > 0 ? { oldestPendingAt, waitingFor: toolsOf(waiting) } : {}),
    updatedAt: thread.updatedAt,
  }
}

function toolsOf(calls: readonly OfferedCall[]): readonly string[] {
  return [...new Set(calls.map(({ definition }) => shownName(definition)))]
}

function waitsSince(call: WaitingCall | RunningCall): number {
  return call.status === 'held' ? call.finishedAt : call.offeredAt
}

/** One line of the how-to's output. */
export interface OutputCall {
  readonly name: string
  readonly args: Json
  readonly id: string
  readonly type: 'tool_call'
  readonly output: Json
}

function toolCallOf(call: OfferedToolCall): Omit<OutputCall, 'output'> {
  return { name: call.name, args: call.args, id: call.toolCallId, type: 'tool_call' }
}

function offeredCalls(turn: ReplyTurn): readonly OfferedToolCall[] {
  return turn.calls.filter((call) => call.status !== 'refused')
}

/** The how-to's text for a reply that was not approved: each tool call as two-space-indented JSON, blank lines between. */
export function notApprovedMessage(turn: ReplyTurn): string {
  const calls = offeredCalls(turn).map((call) => JSON.stringify(toolCallOf(call), null, 2))
  return `Tool invocations not approved:\n\n${calls.join('\n\n')}`
}

/** The output of a single pass: every offered call with its raw result, or in words why it has none. */
export function outputOf(turn: ReplyTurn): readonly OutputCall[] {
  return offeredCalls(turn).map((call) => ({ ...toolCallOf(call), output: outputValue(call) }))
}

function outputValue(call: OfferedToolCall): Json {
  switch (call.status) {
    case 'succeeded':
    case 'undone':
      return call.result.type === 'whole' ? call.result.value : call.result.text
    case 'answered':
      return call.decision.message
    case 'withheld':
      return call.note ?? null
    case 'failed':
      return `Error: ${call.error}`
    case 'unknown':
      return `Outcome unknown: ${call.why}`
    case 'pending':
    case 'approved':
    case 'running':
    case 'held':
    case 'rejected':
    case 'cancelled':
      return null
  }
}

/** The text of a stored message: its string content, or the text blocks of its list content joined, without Gemini's thoughts. */
export function textOf(content: Json): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((block: Json) => {
      if (block === null || typeof block !== 'object' || Array.isArray(block)) return ''
      const { type, text, thought } = block as { type?: Json; text?: Json; thought?: Json }
      return type === 'text' && typeof text === 'string' && !thought ? text : ''
    })
    .join('')
}

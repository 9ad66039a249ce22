import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages'
import type { BaseMessage, MessageContent } from '@langchain/core/messages'
import { parseStrictly } from '../policy/strictArguments.ts'
import type { ModelOrigin } from '../thread/events.ts'
import { textOf } from '../thread/selectors.ts'
import type { Author, ReplyTurn, Thread, Turn } from '../thread/thread.ts'
import type { ToolCall } from '../thread/toolCall.ts'
import { laterNotes } from './laterNotes.ts'
import type { LaterNote } from './laterNotes.ts'
import { toolMessageText } from './toolMessageText.ts'

/** The conversation as the model reads it. Every tool call of an assistant message is followed by exactly one ToolMessage, in order, whatever became of the call; what happened later stands, as a note, before the first request that could tell of it, and there it stays. */
export function history(thread: Thread, reader: ModelOrigin, instructions = ''): BaseMessage[] {
  const notes = [...laterNotes(thread)]
  const messages: BaseMessage[] = instructions ? [new SystemMessage(instructions)] : []
  for (const [index, turn] of thread.turns.entries()) {
    if (turn.kind === 'reply' && turn.author.type === 'model') {
      addNotes(messages, takeBefore(notes, turn.author.askedSeq))
    }
    messages.push(...messagesOf(turn, thread.turns[index + 1], reader))
  }
  addNotes(messages, notes)
  return messages
}

function takeBefore(notes: LaterNote[], seq: number): readonly LaterNote[] {
  const later = notes.findIndex((note) => note.seq > seq)
  return notes.splice(0, later < 0 ? notes.length : later)
}

/** In the person's own message where one is about to be sent: some providers refuse two in a row. */
function addNotes(messages: BaseMessage[], notes: readonly LaterNote[]): void {
  if (notes.length === 0) return
  const text = notes.map((note) => `[Note by Countersign: ${note.text}]`).join('\n')
  const last = messages.at(-1)
  if (!(last instanceof HumanMessage)) messages.push(new HumanMessage(text))
  else messages.splice(-1, 1, new HumanMessage(`${text}\n\n${last.text}`))
}

function messagesOf(turn: Turn, next: Turn | undefined, reader: ModelOrigin): BaseMessage[] {
  switch (turn.kind) {
    case 'user':
      return [new HumanMessage(turn.text)]
    case 'reply':
      return turn.author.type === 'model' ? replyMessages(turn, turn.author, reader) : []
    case 'interrupted':
      return turn.text !== '' && next?.kind === 'user' ? [new AIMessage(turn.text)] : []
    case 'stopped':
    case 'continued':
      return []
  }
}

function replyMessages(
  { calls }: ReplyTurn,
  { origin, message: stored }: Extract<Author, { type: 'model' }>,
  reader: ModelOrigin,
): BaseMessage[] {
  const { content, additional_kwargs: kwargs } = stored.data
  const text = textOf(content)
  if (calls.length === 0 && text === '') return []
  const isOwn = origin.provider === reader.provider
  const message = new AIMessage({
    content: isOwn ? (content as unknown as MessageContent) : text,
    additional_kwargs: isOwn ? { ...(kwargs as object | undefined) } : {},
    tool_calls: calls.map((call) => ({
      type: 'tool_call',
      id: call.toolCallId,
      name: sendableName(call.name),
      args: sendableArguments(call),
    })),
  })
  return [message, ...calls.map(toolMessage)]
}

function toolMessage(call: ToolCall): ToolMessage {
  return new ToolMessage({
    tool_call_id: call.toolCallId,
    name: sendableName(call.name),
    content: toolMessageText(call),
    status: isGoodNews(call) ? 'success' : 'error',
  })
}

function isGoodNews({ status }: ToolCall): boolean {
  return status === 'succeeded' || status === 'undone' || status === 'answered'
}

/** The AIMessage stays as the model wrote it, whatever a person changed. Arguments that can't be sent as they were go as none; the ToolMessage quotes their raw text. */
function sendableArguments(call: ToolCall): Record<string, unknown> {
  if (call.status !== 'refused') return { ...(call.proposedArgs ?? call.args) }
  const strict = parseStrictly(call.rawArguments)
  return strict.type === 'parsed' ? { ...strict.args } : {}
}

/** Providers refuse a whole request over one name that is not of their alphabet. */
function sendableName(name: string): string {
  return /^[a-zA-Z0-9_-]{1,64}$/.test(name) ? name : 'invalid_tool_name'
}

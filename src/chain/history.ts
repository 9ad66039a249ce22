import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages'
import type { BaseMessage, MessageContent } from '@langchain/core/messages'
import { parseStrictly } from '../policy/strictArguments.ts'
import type { ModelOrigin } from '../thread/events.ts'
import { textOf } from '../thread/selectors.ts'
import type { ReplyTurn, Thread } from '../thread/thread.ts'
import type { ToolCall } from '../thread/toolCall.ts'
import { toolMessageText } from './toolMessageText.ts'

/** The conversation as the model reads it. Every tool call of an assistant message is followed by exactly one ToolMessage, in order, whatever became of the call. */
export function history(thread: Thread, reader: ModelOrigin): BaseMessage[] {
  return thread.turns.flatMap((turn, index): BaseMessage[] => {
    switch (turn.kind) {
      case 'user':
        return [new HumanMessage(turn.text)]
      case 'reply':
        return replyMessages(turn, reader)
      case 'interrupted':
        return turn.text !== '' && thread.turns[index + 1]?.kind === 'user'
          ? [new AIMessage(turn.text)]
          : []
      case 'stopped':
      case 'continued':
        return []
    }
  })
}

function replyMessages(turn: ReplyTurn, reader: ModelOrigin): BaseMessage[] {
  const { content, additional_kwargs: kwargs } = turn.message.data
  const text = textOf(content)
  if (turn.calls.length === 0 && text === '') return []
  const isOwn = turn.origin.provider === reader.provider
  const message = new AIMessage({
    content: isOwn ? (content as unknown as MessageContent) : text,
    additional_kwargs: isOwn ? { ...(kwargs as object | undefined) } : {},
    tool_calls: turn.calls.map((call) => ({
      type: 'tool_call',
      id: call.toolCallId,
      name: sendableName(call.name),
      args: sendableArguments(call),
    })),
  })
  return [message, ...turn.calls.map(toolMessage)]
}

function toolMessage(call: ToolCall): ToolMessage {
  return new ToolMessage({
    tool_call_id: call.toolCallId,
    name: sendableName(call.name),
    content: toolMessageText(call),
    status: call.status === 'succeeded' ? 'success' : 'error',
  })
}

/** Arguments that can't be sent as they were go as none; the ToolMessage quotes their raw text. */
function sendableArguments(call: ToolCall): Record<string, unknown> {
  if (call.status !== 'refused') return { ...call.args }
  const strict = parseStrictly(call.rawArguments)
  return strict.type === 'parsed' ? { ...strict.args } : {}
}

/** Providers refuse a whole request over one name that is not of their alphabet. */
function sendableName(name: string): string {
  return /^[a-zA-Z0-9_-]{1,64}$/.test(name) ? name : 'invalid_tool_name'
}

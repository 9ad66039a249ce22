import { AIMessage } from '@langchain/core/messages'
import type { BaseMessage } from '@langchain/core/messages'
import { ChatOpenAICompletions } from '@langchain/openai'
import { reasoningBlock } from './reasoningBack.ts'

/** LangChain's client for Chat Completions, which reads the reasoning of a message and leaves it out when the message is sent back; here it goes along, and the wire puts it where the server wants it, or takes it out. */
export class ReasoningCompletions extends ChatOpenAICompletions {
  override _streamResponseChunks(
    messages: BaseMessage[],
    ...further: Tail<ChatOpenAICompletions['_streamResponseChunks']>
  ): ReturnType<ChatOpenAICompletions['_streamResponseChunks']> {
    return super._streamResponseChunks(messages.map(withReasoning), ...further)
  }
}

type Tail<Method extends (...args: never) => unknown> =
  Parameters<Method> extends [unknown, ...infer Rest] ? Rest : never

function withReasoning(message: BaseMessage): BaseMessage {
  const reasoning = message.additional_kwargs['reasoning_content']
  if (!AIMessage.isInstance(message) || typeof reasoning !== 'string') return message
  const content = [
    { type: 'text', text: message.text },
    { type: reasoningBlock, text: reasoning },
  ]
  return new AIMessage({
    content,
    ...(message.tool_calls ? { tool_calls: message.tool_calls } : {}),
  })
}

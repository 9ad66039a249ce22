import { ChatAnthropic } from '@langchain/anthropic'
import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager'
import { AIMessage } from '@langchain/core/messages'
import type { BaseMessage, UsageMetadata } from '@langchain/core/messages'
import type { ChatGenerationChunk } from '@langchain/core/outputs'
import { eventWire } from '../wire/eventWire.ts'
import { fieldsOf } from '../wire/fields.ts'
import type { Fields } from '../wire/fields.ts'
import { unclearCalls } from '../wire/replyProblems.ts'
import type { Opening } from './opening.ts'

/** Claude, spoken to as Anthropic documents it. */
export function openClaude({
  baseURL,
  model,
  parameters: { temperature, maxTokens },
  placeholder,
  fetch,
}: Opening): ChatAnthropic {
  return new Claude({
    model,
    apiKey: placeholder,
    anthropicApiUrl: baseURL,
    maxRetries: 0,
    clientOptions: { fetch: eventWire(fetch, whereCallsBelong), maxRetries: 0 },
    ...(maxTokens === undefined ? {} : { maxTokens }),
    // Not as a field, which the client refuses for some models by their names: Anthropic knows best, and says so.
    ...(temperature === undefined ? {} : { invocationKwargs: { temperature } }),
  })
}

/** Anthropic's client sends the calls in the content and those on record, as one where their ids agree. Here the record alone counts: an id may have been changed, and a call said twice. */
class Claude extends ChatAnthropic {
  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const own = messages.map(withoutCallBlocks)
    for await (const chunk of super._streamResponseChunks(own, options, manager)) {
      // What Anthropic counts at the start, its count at the end counts again.
      const { usage_metadata: usage } = chunk.message as { usage_metadata?: UsageMetadata }
      if (usage && usage.input_tokens > 0) {
        usage.total_tokens -= usage.output_tokens
        usage.output_tokens = 0
      }
      yield chunk
    }
  }
}

/** The client takes arguments from the pieces alone: those that stand at the start already would become none. */
function whereCallsBelong(event: Fields): void {
  const { type, input } = fieldsOf(event['content_block'])
  if (type === 'tool_use' && Object.keys(fieldsOf(input)).length > 0) {
    throw unclearCalls(JSON.stringify(event))
  }
}

function withoutCallBlocks(message: BaseMessage): BaseMessage {
  if (!AIMessage.isInstance(message) || typeof message.content === 'string') return message
  return new AIMessage({
    content: message.content.filter((block) => !isCall(block) && !isEmptyText(block)),
    tool_calls: message.tool_calls ?? [],
  })
}

function isCall({ type }: { readonly type: string }): boolean {
  return type === 'tool_use' || type === 'input_json_delta'
}

/** Anthropic refuses them, though its models can write them. */
function isEmptyText(block: { readonly type: string; readonly text?: unknown }): boolean {
  return block.type === 'text' && block.text === ''
}

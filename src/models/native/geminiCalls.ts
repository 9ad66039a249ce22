import { AIMessageChunk } from '@langchain/core/messages'
import type { BaseMessageChunk } from '@langchain/core/messages'
import { canonicalText } from '../../thread/digest.ts'
import type { Json } from '../../thread/json.ts'

/** Gives the calls of one reply as the chunks of text that other providers stream. Gemini sends arguments as an object: its canonical text stands for them. */
export function createCallText(): (chunk: BaseMessageChunk) => BaseMessageChunk {
  let calls = 0
  return (chunk) => {
    if (!AIMessageChunk.isInstance(chunk) || !chunk.tool_calls?.length) return chunk
    return new AIMessageChunk({
      content: chunk.content,
      additional_kwargs: chunk.additional_kwargs,
      response_metadata: chunk.response_metadata,
      ...(chunk.usage_metadata ? { usage_metadata: chunk.usage_metadata } : {}),
      tool_call_chunks: chunk.tool_calls.map(({ id, name, args }) => ({
        type: 'tool_call_chunk',
        index: calls++,
        name,
        args: canonicalText(args as Json),
        ...(id === undefined ? {} : { id }),
      })),
    })
  }
}

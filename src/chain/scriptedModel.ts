import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager'
import { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { AIMessageChunk } from '@langchain/core/messages'
import type { BaseMessage } from '@langchain/core/messages'
import { ChatGenerationChunk } from '@langchain/core/outputs'
import type { ChatResult } from '@langchain/core/outputs'

/** One reply for tests: chunks to stream, or an error to throw. */
export type ScriptedReply = readonly AIMessageChunk[] | Error

/** A model for tests that answers from a list and throws when it is asked more often than that. */
export class ScriptedModel extends BaseChatModel {
  readonly asked: BaseMessage[][] = []
  readonly #replies: ScriptedReply[]

  constructor(replies: readonly ScriptedReply[]) {
    super({})
    this.#replies = [...replies]
  }

  override _llmType(): string {
    return 'scripted'
  }

  override bindTools(): this {
    return this
  }

  override _generate(): Promise<ChatResult> {
    return Promise.reject(new Error('The chain must stream.'))
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    _manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    this.asked.push(messages)
    const reply = this.#replies.shift()
    if (reply === undefined) throw new Error('The model was asked more often than scripted.')
    if (reply instanceof Error) throw reply
    for (const message of reply) {
      options.signal?.throwIfAborted()
      await Promise.resolve()
      yield new ChatGenerationChunk({ message, text: message.text })
    }
  }
}

/** A whole reply that says something. */
export function says(text: string): ScriptedReply {
  return [new AIMessageChunk({ content: text }), finish('stop')]
}

/** A reply that proposes calls: [name, raw arguments, id]. */
export function proposes(
  ...calls: readonly (readonly [name: string, rawArguments: string, id?: string])[]
): ScriptedReply {
  return [
    ...calls.map(
      ([name, args, id], index) =>
        new AIMessageChunk({
          content: '',
          tool_call_chunks: [
            { type: 'tool_call_chunk', index, name, args, ...(id === undefined ? {} : { id }) },
          ],
        }),
    ),
    finish('tool_calls'),
  ]
}

/** The chunk that ends a reply. */
export function finish(reason: string): AIMessageChunk {
  return new AIMessageChunk({ content: '', response_metadata: { finish_reason: reason } })
}

import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager'
import { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type {
  BaseChatModelCallOptions,
  BaseChatModelParams,
  BindToolsInput,
} from '@langchain/core/language_models/chat_models'
import { AIMessageChunk } from '@langchain/core/messages'
import type { BaseMessage } from '@langchain/core/messages'
import { ChatGenerationChunk } from '@langchain/core/outputs'
import type { ChatResult } from '@langchain/core/outputs'
import type { Call } from './call.ts'
import { nextCallNumber, turnsOf } from './conversation.ts'
import { replyTo } from './reply.ts'

/** Options of one call of the demo model: the tools that it may call. */
export interface DemoCallOptions extends BaseChatModelCallOptions {
  tools?: readonly BindToolsInput[]
}

const charactersPerPiece = 8

/** A chat model that is a script: it needs no key and no network, and understands requests for the built-in tools. */
export class DemoChatModel extends BaseChatModel<DemoCallOptions> {
  private readonly delay: number

  static override lc_name(): string {
    return 'DemoChatModel'
  }

  /** `delay` is the time between two streamed chunks in milliseconds. */
  constructor({ delay = 12, ...params }: BaseChatModelParams & { readonly delay?: number } = {}) {
    super(params)
    this.delay = delay
  }

  override _llmType(): string {
    return 'demo-script'
  }

  /** A model that knows these tools by name, given as LangChain tools or as OpenAI definitions. */
  override bindTools(tools: BindToolsInput[], kwargs: Partial<DemoCallOptions> = {}) {
    return this.withConfig({ ...kwargs, tools })
  }

  override async _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
  ): Promise<ChatResult> {
    let whole: ChatGenerationChunk | undefined
    for await (const chunk of this._streamResponseChunks(messages, options))
      whole = whole ? whole.concat(chunk) : chunk
    return { generations: whole ? [whole] : [] }
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const turns = turnsOf(messages)
    const reply = replyTo(turns, namesOf(options.tools ?? []))
    for (const message of piecesOf(reply.text, reply.calls, nextCallNumber(turns))) {
      await pause(this.delay, options.signal)
      const text = message.text
      const chunk = new ChatGenerationChunk({ text, message })
      yield chunk
      await runManager?.handleLLMNewToken(text, undefined, undefined, undefined, undefined, {
        chunk,
      })
    }
  }
}

function* piecesOf(
  text: string,
  calls: readonly Call[],
  firstNumber: number,
): Generator<AIMessageChunk> {
  for (const [word] of text.matchAll(/\s*\S+|\s+$/g)) yield new AIMessageChunk({ content: word })
  for (const [index, { name, args }] of calls.entries()) {
    yield pieceOfCall({ index, id: `call_${firstNumber + index}`, name, args: '' })
    const characters = Array.from(JSON.stringify(args))
    for (let start = 0; start < characters.length; start += charactersPerPiece) {
      const piece = characters.slice(start, start + charactersPerPiece).join('')
      yield pieceOfCall({ index, args: piece })
    }
  }
  yield new AIMessageChunk({
    content: '',
    response_metadata: {
      finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
      model_name: 'demo-script',
    },
  })
}

function pieceOfCall(piece: { index: number; id?: string; name?: string; args: string }) {
  return new AIMessageChunk({
    content: '',
    tool_call_chunks: [{ ...piece, type: 'tool_call_chunk' }],
  })
}

function namesOf(tools: readonly BindToolsInput[]): Set<string> {
  return new Set(
    tools.flatMap((tool) => {
      const { name, function: definition } = tool as {
        name?: unknown
        function?: { name?: unknown }
      }
      const found = definition?.name ?? name
      return typeof found === 'string' ? [found] : []
    }),
  )
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    if (milliseconds <= 0) {
      resolve()
      return
    }
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

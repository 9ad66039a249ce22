import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager'
import type { BaseMessage } from '@langchain/core/messages'
import { ChatGenerationChunk } from '@langchain/core/outputs'
import { ChatGoogle } from '@langchain/google'
import { createCallText } from './geminiCalls.ts'
import { asGeminiWroteThem } from './geminiHistory.ts'
import { eventWire } from '../wire/eventWire.ts'
import { fieldsOf } from '../wire/fields.ts'
import type { Fields } from '../wire/fields.ts'
import { blockedPrompt, unclearCalls } from '../wire/replyProblems.ts'
import type { Opening } from './opening.ts'

/** Gemini, spoken to as Google documents it, in the studio or in a project. */
export function openGemini({ baseURL, model, parameters, fetch }: Opening): ChatGoogle {
  const { temperature, maxTokens } = parameters
  const end = baseURL.lastIndexOf('/')
  return new Gemini({
    model,
    // The client puts the version between the two; together they are the base URL again.
    endpoint: baseURL.slice(0, end),
    apiVersion: baseURL.slice(end + 1),
    platformType: 'gai',
    apiClient: bound(eventWire(fetch, wholeAndLetOut)),
    maxRetries: 0,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { maxOutputTokens: maxTokens }),
  })
}

/** Reaches the network through the bound fetch alone, which has the key. */
function bound(fetch: Opening['fetch']) {
  return {
    hasApiKey: () => true,
    getProjectId: async () => '',
    async fetch(request: Request): Promise<Response> {
      const { url, method, headers, signal } = request
      return fetch(url, { method, headers, signal, body: await request.text() })
    },
  }
}

/** The client passes over a prompt that was not let in, and knows no calls in pieces. */
function wholeAndLetOut(event: Fields): void {
  const { blockReason } = fieldsOf(event['promptFeedback'])
  if (typeof blockReason === 'string') throw blockedPrompt(blockReason)
  const [candidate] = listOf(event['candidates'])
  for (const part of listOf(fieldsOf(fieldsOf(candidate)['content'])['parts'])) {
    const { partialArgs, willContinue } = fieldsOf(fieldsOf(part)['functionCall'])
    if (partialArgs !== undefined || willContinue === true) throw unclearCalls(JSON.stringify(part))
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Google's client reads calls as objects and writes the history from the content alone; here calls are text, and the history is what is on record. */
class Gemini extends ChatGoogle {
  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const asText = createCallText()
    const own = messages.map(asGeminiWroteThem)
    for await (const chunk of super._streamResponseChunks(own, options, manager)) {
      const { text, message, generationInfo } = chunk
      yield new ChatGenerationChunk({
        text,
        message: asText(message),
        ...(generationInfo ? { generationInfo } : {}),
      })
    }
  }
}

import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager'
import type { BaseMessage } from '@langchain/core/messages'
import { ChatGenerationChunk } from '@langchain/core/outputs'
import { ChatGoogle } from '@langchain/google'
import { createCallText } from './geminiCalls.ts'
import { asGeminiWroteThem } from './geminiHistory.ts'
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
    apiClient: bound(fetch),
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

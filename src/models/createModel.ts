import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { ModelParameters } from '../thread/events.ts'
import type { Provider } from './provider.ts'
import { boundFetch } from './wire/boundFetch.ts'
import { completionsWire } from './wire/completionsWire.ts'
import { eventWire } from './wire/eventWire.ts'

const placeholder = 'held-by-the-bound-fetch'

interface Target {
  readonly baseURL: string
  readonly model: string
  readonly parameters?: ModelParameters
}

/** Opens the chat model of a provider. The key is held by the fetch alone; LangChain is given a placeholder. Retries are left to the person. */
export async function createModel(
  { protocol, keyGoes, dialect }: Provider,
  { baseURL, model, parameters = {} }: Target,
  key: string | undefined,
): Promise<BaseChatModel> {
  if (protocol === 'demo') {
    const { DemoChatModel } = await import('./demo/demoChatModel.ts')
    return new DemoChatModel()
  }
  const fetch = boundFetch(baseURL, key, keyGoes)
  const { temperature, maxTokens } = parameters
  const fields = {
    ...{ model, apiKey: placeholder, maxRetries: 0 },
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  }
  switch (protocol) {
    case 'anthropic': {
      const { openClaude } = await import('./native/claude.ts')
      return openClaude({ baseURL, model, parameters, placeholder, fetch })
    }
    case 'google': {
      const { openGemini } = await import('./native/gemini.ts')
      return openGemini({ baseURL, model, parameters, placeholder, fetch })
    }
    case 'responses': {
      const { ChatOpenAI } = await import('@langchain/openai')
      const configuration = { baseURL, fetch: eventWire(fetch) }
      return new ChatOpenAI({ ...fields, configuration, useResponsesApi: true, zdrEnabled: true })
    }
    case 'completions': {
      const { ReasoningCompletions } = await import('./wire/reasoningCompletions.ts')
      const configuration = { baseURL, fetch: completionsWire(fetch, dialect) }
      return new ReasoningCompletions({ ...fields, configuration })
    }
  }
}

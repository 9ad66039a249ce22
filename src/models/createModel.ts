import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { Provider } from './provider.ts'
import { boundFetch } from './wire/boundFetch.ts'
import { completionsWire } from './wire/completionsWire.ts'

/** Opens the chat model of a provider. The key is held by the fetch alone; LangChain is given a placeholder. Retries are left to the person. */
export async function createModel(
  provider: Provider,
  { baseURL, model }: { readonly baseURL: string; readonly model: string },
  key: string | undefined,
): Promise<BaseChatModel> {
  if (provider.protocol === 'demo') {
    const { DemoChatModel } = await import('./demo/demoChatModel.ts')
    return new DemoChatModel()
  }
  const bound = boundFetch(baseURL, key, provider.keyGoes)
  const fields = { model, apiKey: 'held-by-the-bound-fetch', maxRetries: 0 }
  if (provider.protocol === 'responses') {
    const { ChatOpenAI } = await import('@langchain/openai')
    const configuration = { baseURL, fetch: bound }
    return new ChatOpenAI({ ...fields, configuration, useResponsesApi: true, zdrEnabled: true })
  }
  const { ReasoningCompletions } = await import('./wire/reasoningCompletions.ts')
  const configuration = { baseURL, fetch: completionsWire(bound, provider.dialect) }
  return new ReasoningCompletions({ ...fields, configuration })
}

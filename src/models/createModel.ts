import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { Provider } from './provider.ts'
import { boundFetch } from './wire/boundFetch.ts'

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
  const { ChatOpenAI, ChatOpenAICompletions } = await import('@langchain/openai')
  const fields = {
    model,
    apiKey: 'held-by-the-bound-fetch',
    maxRetries: 0,
    configuration: { baseURL, fetch: boundFetch(baseURL, key, provider.keyGoes) },
  }
  return provider.protocol === 'responses'
    ? new ChatOpenAI({ ...fields, useResponsesApi: true, zdrEnabled: true })
    : new ChatOpenAICompletions(fields)
}

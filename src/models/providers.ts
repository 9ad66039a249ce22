import type { Provider } from './provider.ts'
import { azure, bedrock, databricks, nvidia, watsonx } from './providers/behindGateways.ts'
import {
  cohere,
  deepseek,
  fireworks,
  groq,
  mistral,
  openrouter,
  perplexity,
  together,
  xai,
} from './providers/openToPages.ts'
import { anthropic, gemini, openai, vertex } from './providers/ownDialects.ts'
import { custom, llamaCpp, lmStudio, ollama, vllm } from './providers/ownMachine.ts'

const demo: Provider = {
  id: 'demo',
  label: 'Demo (no key)',
  protocol: 'demo',
  address: { type: 'inside' },
  keyGoes: 'bearer',
  needsKey: false,
  defaultModel: 'demo-script',
  list: undefined,
  dialect: {},
  canCallTools: true,
  browser: { type: 'yes' },
  help: 'A script inside this page that understands simple requests. It is not an AI, and nothing leaves your browser.',
}

/** Every provider, in the order of the settings' list. Adding one is adding an entry. */
export const providers: readonly [Provider, ...Provider[]] = [
  demo,
  openai,
  anthropic,
  gemini,
  vertex,
  azure,
  bedrock,
  cohere,
  fireworks,
  mistral,
  together,
  groq,
  nvidia,
  watsonx,
  databricks,
  xai,
  perplexity,
  deepseek,
  openrouter,
  ollama,
  lmStudio,
  llamaCpp,
  vllm,
  custom,
]

/** The provider with this id; the demo where an id is not known (any more). */
export function providerOf(id: string): Provider {
  return providers.find((provider) => provider.id === id) ?? demo
}

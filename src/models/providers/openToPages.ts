import type { Provider } from '../provider.ts'

/** What Chat Completions behind a key have in common, where pages may call them. */
const hosted = {
  protocol: 'completions',
  keyGoes: 'bearer',
  needsKey: true,
  list: 'models',
  dialect: { tokenLimitField: 'max_tokens' },
  canCallTools: true,
  browser: { type: 'yes' },
} as const satisfies Partial<Provider>

/** Cohere, at its address for OpenAI's clients. */
export const cohere: Provider = {
  ...hosted,
  id: 'cohere',
  label: 'Cohere',
  address: { type: 'fixed', baseURL: 'https://api.cohere.ai/compatibility/v1' },
  defaultModel: 'command-a-03-2025',
  list: '/v1/models?endpoint=chat&page_size=1000',
  dialect: { tokenLimitField: 'max_tokens', withoutStreamOptions: true },
  help: 'Command models with “vision” in their name can’t call tools.',
  link: { text: 'API keys at Cohere', href: 'https://dashboard.cohere.com/api-keys' },
}

/** Fireworks AI. */
export const fireworks: Provider = {
  ...hosted,
  id: 'fireworks',
  label: 'Fireworks AI',
  address: { type: 'fixed', baseURL: 'https://api.fireworks.ai/inference/v1' },
  defaultModel: 'accounts/fireworks/models/glm-5p3-flash',
  help: 'A model’s name is its whole path, such as accounts/fireworks/models/glm-5p3-flash.',
  link: { text: 'API keys at Fireworks AI', href: 'https://fireworks.ai/account/api-keys' },
}

/** Mistral AI. */
export const mistral: Provider = {
  ...hosted,
  id: 'mistral',
  label: 'Mistral AI',
  address: { type: 'fixed', baseURL: 'https://api.mistral.ai/v1' },
  defaultModel: 'mistral-small-latest',
  dialect: {
    tokenLimitField: 'max_tokens',
    withoutStreamOptions: true,
    toolCallIds: 'nine-alphanumerics',
  },
  prices: { 'mistral-small-latest': { input: 0.15, output: 0.6 } },
  help: 'Mistral takes tool call ids of nine letters and digits only, and gets them.',
  link: { text: 'API keys at Mistral AI', href: 'https://console.mistral.ai/api-keys' },
}

/** Together AI. */
export const together: Provider = {
  ...hosted,
  id: 'together',
  label: 'Together AI',
  address: { type: 'fixed', baseURL: 'https://api.together.ai/v1' },
  defaultModel: 'openai/gpt-oss-120b',
  help: 'Not every model that Together lists can call tools.',
  link: { text: 'API keys at Together AI', href: 'https://api.together.ai/settings/api-keys' },
}

/** Groq. */
export const groq: Provider = {
  ...hosted,
  id: 'groq',
  label: 'Groq',
  address: { type: 'fixed', baseURL: 'https://api.groq.com/openai/v1' },
  defaultModel: 'openai/gpt-oss-120b',
  dialect: {},
  prices: { 'openai/gpt-oss-120b': { input: 0.15, output: 0.6 } },
  help: 'Groq refuses a reply whose tool call it can’t read; what the model wrote is then shown with the error.',
  link: { text: 'API keys at Groq', href: 'https://console.groq.com/keys' },
}

/** xAI. */
export const xai: Provider = {
  ...hosted,
  id: 'xai',
  label: 'xAI',
  address: { type: 'fixed', baseURL: 'https://api.x.ai/v1' },
  defaultModel: 'grok-4.6',
  dialect: {},
  prices: { 'grok-4.6': { input: 2, output: 6 } },
  help: 'Grok is asked through Chat Completions.',
  link: { text: 'API keys at xAI', href: 'https://console.x.ai' },
}

/** Perplexity, which only answers. */
export const perplexity: Provider = {
  ...hosted,
  id: 'perplexity',
  label: 'Perplexity',
  address: { type: 'fixed', baseURL: 'https://api.perplexity.ai' },
  defaultModel: 'sonar',
  list: undefined,
  dialect: { tokenLimitField: 'max_tokens', alternatesRoles: true },
  canCallTools: false,
  help: 'Sonar models search the web themselves and answer.',
  link: { text: 'API keys at Perplexity', href: 'https://www.perplexity.ai/settings/api' },
}

/** DeepSeek. */
export const deepseek: Provider = {
  ...hosted,
  id: 'deepseek',
  label: 'DeepSeek',
  address: { type: 'fixed', baseURL: 'https://api.deepseek.com' },
  defaultModel: 'deepseek-flash',
  dialect: { tokenLimitField: 'max_tokens', reasoningBack: 'reasoning_content' },
  prices: { 'deepseek-flash': { input: 0.3, output: 1.2 } },
  help: 'The reasoning of earlier replies is sent back with them, because DeepSeek asks for it.',
  link: { text: 'API keys at DeepSeek', href: 'https://platform.deepseek.com/api_keys' },
}

/** OpenRouter. */
export const openrouter: Provider = {
  ...hosted,
  id: 'openrouter',
  label: 'OpenRouter',
  address: { type: 'fixed', baseURL: 'https://openrouter.ai/api/v1' },
  defaultModel: 'openai/gpt-6-luna',
  signIn: { page: '/auth', exchange: '/api/v1/auth/keys' },
  help: 'Requests go on to whoever serves the model; OpenRouter’s settings say to whom they may.',
  link: { text: 'API keys at OpenRouter', href: 'https://openrouter.ai/keys' },
}

import type { Provider } from '../provider.ts'

/** OpenAI, through the Responses API. */
export const openai: Provider = {
  id: 'openai',
  label: 'OpenAI',
  protocol: 'responses',
  address: { type: 'fixed', baseURL: 'https://api.openai.com/v1' },
  keyGoes: 'bearer',
  needsKey: true,
  defaultModel: 'gpt-5.6-luna',
  list: 'models',
  dialect: {},
  canCallTools: true,
  browser: { type: 'yes' },
  prices: { 'gpt-6-luna': { input: 0.1, output: 0.5 } },
  help: 'Your key goes to api.openai.com and nowhere else. OpenAI is asked not to store the conversation.',
  link: { text: 'API keys at OpenAI', href: 'https://platform.openai.com/api-keys' },
}

/** Anthropic, as Claude speaks itself. */
export const anthropic: Provider = {
  id: 'anthropic',
  label: 'Anthropic',
  protocol: 'anthropic',
  address: { type: 'fixed', baseURL: 'https://api.anthropic.com' },
  keyGoes: 'x-api-key',
  needsKey: true,
  headers: {
    'anthropic-version': '2023-06-01',
    'anthropic-dangerous-direct-browser-access': 'true',
  },
  defaultModel: 'claude-haiku-5-5',
  list: 'v1/models?limit=1000',
  dialect: {},
  canCallTools: true,
  browser: { type: 'with-header', header: 'anthropic-dangerous-direct-browser-access' },
  prices: { 'claude-haiku-5-5': { input: 0.1, output: 0.5 } },
  usualLimit: '4,096 tokens, or 16,384 for models that its client knows',
  help: 'An organisation can forbid pages to use its keys; then Anthropic answers that CORS requests are not allowed.',
  link: { text: 'API keys at Anthropic', href: 'https://console.anthropic.com/settings/keys' },
}

/** Gemini with a key of Google AI Studio. */
export const gemini: Provider = {
  id: 'google',
  label: 'Google Gemini',
  protocol: 'google',
  address: { type: 'fixed', baseURL: 'https://generativelanguage.googleapis.com/v1beta' },
  keyGoes: 'x-goog-api-key',
  needsKey: true,
  defaultModel: 'gemini-3.8-flash',
  list: 'models?pageSize=1000',
  dialect: {},
  canCallTools: true,
  browser: { type: 'yes' },
  prices: { 'gemini-3.8-flash': { input: 0.75, output: 3.75 } },
  help: 'With a key of Google AI Studio; the models’ thoughts stay with them from turn to turn.',
  link: { text: 'API keys at Google AI Studio', href: 'https://aistudio.google.com/apikey' },
}

/** Gemini within a Google Cloud project. */
export const vertex: Provider = {
  id: 'vertex',
  label: 'Google Vertex',
  protocol: 'google',
  address: {
    type: 'blanks',
    baseURL:
      'https://{location}-aiplatform.googleapis.com/v1/projects/{project}/locations/{location}/publishers/google',
    blanks: [
      { name: 'location', label: 'Location', example: 'europe-west4', kind: 'label' },
      { name: 'project', label: 'Project ID', example: 'my-project', kind: 'segment' },
    ],
  },
  keyGoes: 'bearer',
  needsKey: true,
  defaultModel: 'gemini-3.8-flash',
  list: undefined,
  dialect: {},
  canCallTools: true,
  browser: { type: 'unsure', why: 'Whether Vertex lets pages call it was not tried.' },
  prices: { 'gemini-3.8-flash': { input: 0.75, output: 3.75 } },
  help: 'The key is an access token of an hour, as “gcloud auth print-access-token” prints it.',
  link: {
    text: 'Access tokens at Google Cloud',
    href: 'https://cloud.google.com/docs/authentication',
  },
}

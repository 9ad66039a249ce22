import type { Problem } from '../thread/problem.ts'

/** How requests to a provider are spoken: the embedded script, OpenAI's Responses API, or Chat Completions. */
type Dialect = 'demo' | 'responses' | 'completions'

/** One provider. `baseURL` is fixed where it is given and asked for where it is not. */
export interface Provider {
  readonly id: string
  readonly label: string
  readonly dialect: Dialect
  readonly baseURL: string | undefined
  readonly needsKey: boolean
  readonly defaultModel: string
  readonly help: string
}

/** Every provider, in the order of the settings' list. Adding one is adding an entry. */
export const providers: readonly [Provider, ...Provider[]] = [
  {
    id: 'demo',
    label: 'Demo (no key)',
    dialect: 'demo',
    baseURL: '',
    needsKey: false,
    defaultModel: 'demo-script',
    help: 'A script inside this page that understands simple requests. It is not an AI, and nothing leaves your browser.',
  },
  {
    id: 'openai',
    label: 'OpenAI',
    dialect: 'responses',
    baseURL: 'https://api.openai.com/v1',
    needsKey: true,
    defaultModel: 'gpt-5.6-luna',
    help: 'Your key goes to api.openai.com and nowhere else. OpenAI is asked not to store the conversation.',
  },
  {
    id: 'custom',
    label: 'Custom (OpenAI-compatible)',
    dialect: 'completions',
    baseURL: undefined,
    needsKey: false,
    defaultModel: '',
    help: 'Any server that speaks OpenAI’s Chat Completions and allows this page by CORS. The base URL usually ends in /v1. Leave the key empty if the server needs none.',
  },
]

/** The provider with this id; the demo where an id is not known (any more). */
export function providerOf(id: string): Provider {
  return providers.find((provider) => provider.id === id) ?? providers[0]
}

/** The provider needs a key and this tab has none (any more). */
export function missingKey({ label }: Provider): Problem {
  return {
    kind: 'no-key',
    title: `There is no API key for ${label}.`,
    meaning:
      'The model was not asked. Finished tool calls keep their results, and nothing else has run.',
    remedy:
      'Enter the key in Settings, then continue. A reload forgets a key that is kept in this tab only.',
  }
}

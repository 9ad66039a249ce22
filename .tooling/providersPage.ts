import { knownAddress } from '../src/models/address.ts'
import type { Provider } from '../src/models/provider.ts'
import { providers } from '../src/models/providers.ts'

/** Where the page is kept. */
export const providersPagePath = 'docs/providers.md'

const spoken: Record<Provider['protocol'], string> = {
  demo: 'inside the page',
  responses: 'Responses API',
  completions: 'Chat Completions',
  anthropic: 'Messages, by `@langchain/anthropic`',
  google: 'Gemini, by `@langchain/google`',
}

const keys: Record<Provider['keyGoes'], string> = {
  bearer: '`Authorization: Bearer`',
  'x-api-key': '`x-api-key`',
  'api-key': '`api-key`',
  'x-goog-api-key': '`x-goog-api-key`',
}

/** What each way to speak was tried on, whoever speaks it. */
const tried: Record<Exclude<Provider['protocol'], 'demo'>, string> = {
  responses: 'our scripted server (`e2e/server`)',
  completions: 'our scripted server, and the scenarios of its dialects (`e2e/dialects`)',
  anthropic: 'streams written after its documents (`src/run/nativeModels.test.ts`)',
  google: 'streams written after its documents (`src/run/nativeModels.test.ts`)',
}

/** The entries that a mock server of others answered: see `e2e/stories/peers.spec.ts`. */
const answeredByOthers: ReadonlySet<string> = new Set([
  ...['openai', 'anthropic', 'google', 'ollama', 'custom'],
])

/** The page about the providers, as it follows from their entries. */
export function providersPage(): string {
  const hosted = providers.filter(({ address }) => address.type !== 'inside')
  return [
    '# Providers',
    'Generated from `src/models/providers.ts` by `npm run providers`; a test fails when it is stale.',
    '**No live cloud was called to make or to test any of this.** Whether a page may call a provider is hearsay: from the providers’ documents and from reports of others. “Test connection” in the settings tells for sure, and says what to do.',
    '## How each is reached',
    table(
      ['Provider', 'Address', 'Spoken', 'Key', 'From a page', 'Models listed', 'Calls tools'],
      hosted.map((provider) => [
        provider.label,
        addressOf(provider),
        spoken[provider.protocol],
        provider.needsKey ? keys[provider.keyGoes] : `${keys[provider.keyGoes]}, if at all`,
        accessOf(provider),
        provider.list === undefined ? 'no' : `\`${provider.list}\``,
        provider.canCallTools ? 'yes' : '**no**: it is sent none',
      ]),
    ),
    'A page that can’t call a provider reaches it through a gateway: a server of yours that passes requests on and allows the page by CORS. Its address is entered in the settings, and the key goes to it.',
    '## What is special about some',
    hosted
      .map(({ label, help, dialect }) => `- **${label}**: ${help}${differences(dialect)}`)
      .join('\n'),
    '## What was tested, and against what',
    'For every provider, against a server on the same machine: one request at its path, with the key in its header and nowhere else, the parameters under its own names and none that nobody entered (`src/run/everyProvider.test.ts`); from Chromium, refusals, redirects and broken connections, after which the key is found in the header of its origin and nowhere else (`e2e/stories/keyCanary.spec.ts`). For every address with blanks: no value bends the origin (`src/models/providers.test.ts`).',
    '[aimock](https://www.npmjs.com/package/@copilotkit/aimock) is a mock server that others wrote. Through five entries it was asked from Chromium for parallel calls, was told their results, and was asked once more (`e2e/stories/peers.spec.ts`).',
    table(
      ['Provider', 'Its way of speaking was tried on', 'Its entry, on aimock', 'Live cloud'],
      hosted.map(({ id, label, protocol }) => [
        label,
        protocol === 'demo' ? '' : tried[protocol],
        answeredByOthers.has(id) ? 'yes' : 'no',
        'not called',
      ]),
    ),
  ].join('\n\n')
}

function addressOf(provider: Provider): string {
  const { address } = provider
  const at = address.type === 'own' ? address.suggestion : knownAddress(provider)
  return at ? `\`${at}\`` : 'entered by the person'
}

function accessOf({ browser }: Provider): string {
  switch (browser.type) {
    case 'yes':
      return 'yes'
    case 'with-header':
      return `with the header \`${browser.header}\``
    case 'after-a-switch':
      return `after a switch: ${browser.instruction}`
    case 'unsure':
      return `not known: ${inside(browser.why)}`
    case 'gateway':
      return `no: ${inside(browser.why)}`
  }
}

/** A sentence within another. */
function inside(sentence: string): string {
  return sentence.replace(/^(Whether|Some) /, (word) => word.toLowerCase())
}

function differences({
  toolCallIds,
  withoutStreamOptions,
  tokenLimitField,
  reasoningBack,
  alternatesRoles,
}: Provider['dialect']): string {
  const said = [
    toolCallIds && 'ids of nine letters and digits',
    withoutStreamOptions && 'no `stream_options`',
    tokenLimitField && `\`${tokenLimitField}\``,
    reasoningBack && `\`${reasoningBack}\` sent back`,
    alternatesRoles && 'roles in turns',
  ].filter(Boolean)
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

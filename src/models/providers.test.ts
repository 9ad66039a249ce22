import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankFault, entersAddress, filled, fillingOf, knownAddress } from './address.ts'
import type { Filling } from './address.ts'
import type { Address, Provider } from './provider.ts'
import { providerOf, providers } from './providers.ts'

/** The providers that LangChain's how-to names, without LangSmith, and what people run themselves. */
const wanted = [
  'OpenAI',
  'Anthropic',
  'Google Gemini',
  'Google Vertex',
  'Azure',
  'AWS Bedrock',
  'Cohere',
  'Fireworks AI',
  'Mistral AI',
  'Together AI',
  'Groq',
  'NVIDIA',
  'IBM watsonx',
  'Databricks',
  'xAI',
  'Perplexity',
  'DeepSeek',
  'OpenRouter',
  'Ollama',
  'LM Studio',
  'llama.cpp',
  'vLLM',
]

const blanksOf = ({ address }: Provider) => (address.type === 'blanks' ? address.blanks : [])
const withBlanks = providers.flatMap(({ label, address }) =>
  address.type === 'blanks' ? [{ label, address }] : [],
)
const examplesOf = ({ blanks }: Extract<Address, { type: 'blanks' }>): Filling =>
  Object.fromEntries(blanks.map(({ name, example }) => [name, example]))

test('every provider is there, the demo first and the custom server last', () => {
  const labels = providers.map(({ label }) => label)
  expect(labels).toEqual(['Demo (no key)', ...wanted, 'Custom (OpenAI-compatible)'])
})

test('ids are unique, fit for a link, and lead to their provider', () => {
  const ids = providers.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z][a-z-]*$/.test(id))).toEqual([])
  expect(ids.map((id) => providerOf(id).id)).toEqual(ids)
  expect(providerOf('gone').id).toBe('demo')
})

describe.each(providers.slice(1))('$label', (provider) => {
  test('is reached over TLS, or on this computer', () => {
    const { address } = provider
    const known = knownAddress(provider) ?? (address.type === 'own' ? address.suggestion : '')
    const usual = known || 'https://example.com/v1'
    expect(usual).toMatch(/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1):\d+\//)
    expect(usual).not.toMatch(/\/$|[?#@]/)
  })

  test('names each blank of its address once, and an example that fits', () => {
    const named = knownAddress(provider)?.matchAll(/\{(\w+)\}/g) ?? []
    const names = new Set([...named].map(([, name]) => name))
    expect(blanksOf(provider).map(({ name }) => name)).toEqual([...names])
    for (const blank of blanksOf(provider)) {
      expect(blankFault(blank, blank.example)).toBeUndefined()
    }
  })

  test('lists its models on its own origin, if it does', () => {
    const base = 'https://example.com/some/path/'
    const { list } = provider
    expect(new URL(list ?? '', base).origin).toBe('https://example.com')
  })

  test('needs a key exactly if it is somebody else’s computer', () => {
    expect(provider.needsKey).toBe(provider.address.type !== 'own')
  })

  test('says in whole sentences what to know, and where to read on', () => {
    expect(provider.help).toMatch(/^[A-Z].*\.$/)
    if (provider.link) expect(provider.link.href).toMatch(/^https:\/\//)
    else expect(provider.id).toBe('custom')
    const { browser } = provider
    if ('why' in browser) expect(browser.why).toMatch(/^[A-Z].*\.$/)
    if ('instruction' in browser) expect(browser.instruction).toMatch(/^[A-Z].*\.$/)
  })

  test('sends the header by which it lets pages in, and none that carries a key', () => {
    const names = Object.keys(provider.headers ?? {})
    if (provider.browser.type === 'with-header') expect(names).toContain(provider.browser.header)
    expect(names.filter((name) => /key|authorization|cookie/i.test(name))).toEqual([])
  })

  test('lets the person enter an address where pages can’t call its own', () => {
    const { browser, address } = provider
    const must = address.type === 'own' || browser.type === 'gateway'
    expect(entersAddress(provider)).toBe(must ? 'must' : browser.type === 'unsure' ? 'may' : 'no')
  })

  test('starts with a model that can be named for it, or with none', () => {
    const isPersonal = provider.address.type === 'own' || blanksOf(provider).length > 0
    if (!isPersonal) expect(provider.defaultModel).not.toBe('')
    for (const price of Object.values(provider.prices ?? {})) {
      expect(price.input).toBeGreaterThan(0)
      expect(price.output).toBeGreaterThan(0)
    }
  })
})

describe.each(withBlanks)('the address of $label', ({ address }) => {
  const examples = examplesOf(address)
  const usual = new URL(filled(address, examples) ?? 'about:blank')

  test('can be read back from what it was filled with', () => {
    expect(fillingOf(address, usual.href)).toEqual(examples)
    expect(fillingOf(address, 'https://gateway.example/v1')).toBeUndefined()
    expect(fillingOf(address, usual.href.replace('https:', 'http:'))).toBeUndefined()
  })

  const hostile = [
    ...['', ' ', '.', '..', '/', 'a/b', String.raw`a\b`, 'a@evil.example', 'evil.example#', 'a?b'],
    ...[
      'a:80/',
      '%2e%2e',
      '{project}',
      '$&',
      'a\nb',
      'ä',
      '＠',
      'a b',
      'evil.example/',
      '-a',
      'a-',
    ],
    ...['evil.example', 'databricks.com.evil.example', 'x.cloud.databricks.com@evil.example'],
  ]

  test.each(hostile)('is not bent by %j', (value) => {
    expect(address.blanks.filter(({ name }) => isBent(fill(name, value), usual))).toEqual([])
  })

  test('is not bent by anything', () => {
    const pieces = fc.constantFrom(...hostile, 'a', 'databricks.com', '.cloud.databricks.com', '.')
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(value, (text) =>
        address.blanks.every(({ name }) => !isBent(fill(name, text), usual)),
      ),
    )
    expect(isBent(usual.href, usual)).toBe(false)
  })

  test('negative control: is seen to be bent by a value that nobody looked at', () => {
    const unchecked = address.baseURL.replaceAll(/\{\w+\}/g, 'evil.example/')
    expect(isBent(unchecked, usual)).toBe(true)
  })

  function fill(name: string, value: string): string | undefined {
    return filled(address, { ...examples, [name]: value })
  }
})

/** Whether anything but the value does not stand where it stood, or the value is more than one piece. */
function isBent(address: string | undefined, usual: URL): boolean {
  if (address === undefined) return false
  if (!URL.canParse(address)) return true
  const { protocol, host, port, username, pathname, search, hash } = new URL(address)
  const owner = usual.host.split('.').slice(-2).join('.')
  const isOwners = host.endsWith(`.${owner}`) || host.endsWith('.azuredatabricks.net')
  const pieces = pathname.split('/').length
  const extras = port + username + search + hash
  return (
    protocol !== 'https:' ||
    !isOwners ||
    extras !== '' ||
    pieces !== usual.pathname.split('/').length
  )
}

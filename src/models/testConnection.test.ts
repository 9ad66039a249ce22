import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { providerOf } from './providers.ts'
import { testConnection } from './testConnection.ts'

let server: Server | undefined
const seen: IncomingMessage[] = []

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
  seen.length = 0
})

async function serve(status: number, body: unknown, headers = {}): Promise<string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  server = createServer((request, response) => {
    seen.push(request)
    if (status > 0) response.writeHead(status, headers).end(text)
  })
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

const run = (baseURL: string, key?: string, signal = new AbortController().signal) =>
  testConnection({ provider: providerOf('custom'), baseURL, key, model: '', signal })

const runFor = (provider: string, baseURL: string, key = 'secret', model = '') => {
  const { signal } = new AbortController()
  return testConnection({ provider: providerOf(provider), baseURL, key, model, signal })
}

/** What a browser makes of a server that answers without CORS: the page's request fails, one that nobody reads goes through. */
function hideAnswers() {
  vi.stubGlobal('fetch', async (_: unknown, init?: RequestInit) => {
    if (init?.mode !== 'no-cors') throw new TypeError('Failed to fetch')
    return new Response(null, { status: 204 })
  })
}

/** Nobody answers anything; `state` is what the browser says of reaching this computer. */
function fallSilent(onLine: boolean, state?: string) {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
  const query = async ({ name }: { name: string }) => {
    if (state === undefined || name !== 'local-network-access') throw new TypeError(name)
    return { state }
  }
  vi.stubGlobal('navigator', { onLine, permissions: { query } })
}

async function problemOf(test: ReturnType<typeof run>) {
  const result = await test
  if (result.type === 'ok') throw new Error('The test passed.')
  return result.problem
}

test('lists the models of an OpenAI-compatible server, sorted and once each', async () => {
  const baseURL = await serve(200, {
    object: 'list',
    data: [{ id: 'b' }, { id: 'a' }, { id: 'b' }],
  })
  expect(await run(baseURL, 'secret')).toEqual({ type: 'ok', models: ['a', 'b'] })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ method: 'GET', url: '/v1/models' })
  expect(seen[0]?.headers.authorization).toBe('Bearer secret')
})

test('sends no authorization without a key', async () => {
  await run(await serve(200, { data: [] }))
  expect(seen[0]?.headers.authorization).toBeUndefined()
})

test.each([
  ['a bare array', [{ id: 'x' }, { id: 'y' }]],
  ['an array of names', ['x', 'y']],
  ['a list that calls the id a name', { data: [{ name: 'x' }, { name: 'y' }] }],
])('understands %s', async (_what, body) => {
  expect(await run(await serve(200, body))).toEqual({ type: 'ok', models: ['x', 'y'] })
})

test('an empty list is a connection', async () => {
  expect(await run(await serve(200, { data: [] }))).toEqual({ type: 'ok', models: [] })
})

test.each([
  [401, 'wrong-key', 'did not accept the API key'],
  [403, 'wrong-key', 'did not accept the API key'],
  [404, 'provider-error', 'no list of models at this address'],
  [429, 'rate-limit', 'no more requests'],
  [400, 'provider-error', '(400)'],
  [503, 'provider-error', '(503)'],
])('status %i is explained as %s', async (status, kind, words) => {
  const result = await run(await serve(status, { error: { message: 'no' } }), 'secret')
  expect(result).toMatchObject({ type: 'failed', problem: { kind } })
  expect(result.type === 'failed' && result.problem.title).toContain(words)
})

test('a server that wants a key where none was entered says so', async () => {
  const result = await run(await serve(401, {}))
  expect(result).toMatchObject({ problem: { title: 'The provider asks for an API key.' } })
})

test('an address without a version gets the hint that one is usual', async () => {
  const baseURL = (await serve(404, 'not here')).replace('/v1', '')
  expect(await run(baseURL)).toMatchObject({
    problem: { remedy: expect.stringContaining('usually ends in /v1') as string },
  })
})

test.each([
  ['a web page', '<!doctype html><title>Hello</title>'],
  ['other JSON', { hello: 'world' }],
  ['a list of something else', { data: [{ size: 1 }] }],
  ['nothing', ''],
  ['null', 'null'],
])('%s is not taken for a list of models', async (_what, body) => {
  const result = await run(await serve(200, body))
  expect(result).toMatchObject({
    problem: { title: 'This address answers, but not with a list of models.' },
  })
})

test('nobody listening is unreachable, with what to look at on this computer', async () => {
  const baseURL = await serve(200, {})
  server?.close()
  const result = await run(baseURL)
  expect(result).toMatchObject({ type: 'failed', problem: { kind: 'unreachable' } })
  expect(result.type === 'failed' && result.problem.title).toContain('on this computer')
})

test('a redirect is not followed, so the key stays with its origin', async () => {
  const baseURL = await serve(302, '', { location: 'http://127.0.0.1:9/v1/models' })
  expect(await run(baseURL, 'secret')).toMatchObject({ problem: { kind: 'unreachable' } })
})

test('being offline is said where the browser knows it, but not of a server on this computer', async () => {
  fallSilent(false)
  expect((await problemOf(runFor('openai', 'https://api.openai.com/v1'))).title).toBe(
    'You are offline.',
  )
  expect((await problemOf(run('http://localhost:1234/v1'))).title).toContain('on this computer')
  fallSilent(true)
  expect((await problemOf(run('https://nowhere.example/v1'))).title).toContain(
    'could not be reached',
  )
})

test('a cancelled test ends at once', async () => {
  const baseURL = await serve(0, '')
  const aborter = new AbortController()
  const result = run(baseURL, undefined, aborter.signal)
  setTimeout(() => aborter.abort(), 50)
  expect((await result).type).toBe('failed')
})

test('the key is not repeated in any account, even if the server repeats it', async () => {
  const key = 'top-secret-0123456789'
  const refused = await run(await serve(401, { error: `Bad key ${key}` }), key)
  server?.close()
  const page = await run(await serve(200, `<p>${key}</p>`), key)
  server?.close()
  const edge = await run(await serve(200, `<p>${'x'.repeat(485)}${key}</p>`), key)
  expect(JSON.stringify([refused, page])).not.toContain(key)
  expect(JSON.stringify(edge)).not.toContain(key.slice(0, 8))
  expect(JSON.stringify(refused)).toContain('[key]')
})

test.each([
  ['ollama', 'http://localhost:11434/v1', 'OLLAMA_ORIGINS'],
  ['lm-studio', 'http://localhost:1234/v1', '--cors'],
  ['llama-cpp', 'http://127.0.0.1:8080/v1', '--cors-origins'],
  ['vllm', 'http://localhost:8000/v1', '--allowed-origins'],
  ['custom', 'https://server.example/v1', 'access-control-allow-origin'],
  ['nvidia', 'https://gateway.example/v1', 'access-control-allow-origin'],
])(
  'a server of one’s own that does not allow the page gets its own remedy: %s',
  async (provider, baseURL, switched) => {
    hideAnswers()
    const problem = await problemOf(runFor(provider, baseURL))
    expect(problem).toMatchObject({ kind: 'unreachable' })
    expect(problem.title).toContain('does not allow this page (CORS)')
    expect(problem.remedy).toContain(switched)
  },
)

test('a cloud that lets pages in hides a wrong key from them, which is said', async () => {
  hideAnswers()
  expect(await problemOf(runFor('openai', 'https://api.openai.com/v1'))).toMatchObject({
    kind: 'wrong-key',
    title: expect.stringContaining('most likely the key is wrong') as string,
  })
})

test.each([
  ['nvidia', 'https://integrate.api.nvidia.com/v1'],
  ['bedrock', 'https://bedrock-runtime.eu-central-1.amazonaws.com/openai/v1'],
  ['azure', 'https://mine.openai.azure.com/openai/v1'],
])('a provider that does not allow browsers is named as one: %s', async (provider, baseURL) => {
  hideAnswers()
  const { title, remedy } = await problemOf(runFor(provider, baseURL))
  expect(title).toContain('does not allow browsers to call it')
  expect(remedy).toContain('gateway')
})

test('the browser’s own refusal to reach this computer is told from nobody being there', async () => {
  fallSilent(true, 'denied')
  const denied = await problemOf(runFor('ollama', 'http://localhost:11434/v1'))
  expect(denied.title).toContain('does not let this page reach programs on this computer')
  fallSilent(true, 'prompt')
  const asked = await problemOf(runFor('ollama', 'http://localhost:11434/v1'))
  expect(asked.title).toContain('Nothing answers')
  expect(asked.remedy).toContain('If the browser asks')
  expect(asked.remedy).toContain('Ollama')
})

test('mixed content is named on a page over TLS only', async () => {
  fallSilent(true)
  const problem = () => problemOf(runFor('ollama', 'http://localhost:11434/v1'))
  vi.stubGlobal('location', { origin: 'https://pages.example' })
  expect((await problem()).remedy).toContain('mixed content')
  vi.stubGlobal('location', { origin: 'http://localhost:5173' })
  expect((await problem()).remedy).not.toContain('mixed content')
})

test.each([
  ['a key that Google refuses with a 400', 'google', 400, 'API key not valid.', 'wrong-key'],
  [
    'an organisation that forbids pages',
    'anthropic',
    401,
    'CORS requests are not allowed for this Organization',
    'provider-error',
  ],
])('%s is not taken for something else', async (_what, provider, status, message, kind) => {
  const baseURL = await serve(status, { error: { message } })
  expect(await problemOf(runFor(provider, baseURL))).toMatchObject({ kind })
})

test('the lists of Google and Cohere are read, each at its place', async () => {
  const google = await serve(200, { models: [{ name: 'models/gemini-x' }] })
  expect(await runFor('google', google)).toEqual({ type: 'ok', models: ['gemini-x'] })
  expect(seen[0]).toMatchObject({ url: '/v1/models?pageSize=1000' })
  expect(seen[0]?.headers).toMatchObject({ 'x-goog-api-key': 'secret' })
  const cohere = await serve(200, { models: [{ name: 'command-a' }] })
  expect(await runFor('cohere', `${cohere}/compatibility`)).toMatchObject({ models: ['command-a'] })
  expect(seen[1]?.url).toMatch(/^\/v1\/models\?/)
})

test('Anthropic’s list is asked for with the headers that let a page in', async () => {
  const baseURL = await serve(200, { data: [{ id: 'claude-x' }] })
  expect(await runFor('anthropic', baseURL)).toMatchObject({ models: ['claude-x'] })
  expect(seen[0]?.headers).toMatchObject({
    'x-api-key': 'secret',
    'anthropic-dangerous-direct-browser-access': 'true',
  })
})

test.each([
  [400, 'ok'],
  [422, 'ok'],
  [401, 'failed'],
  [404, 'failed'],
  [429, 'failed'],
])('a provider without a list gets an empty request; its %i means %s', async (status, type) => {
  const baseURL = await serve(status, { error: { message: 'messages: field required' } })
  expect(await runFor('perplexity', baseURL)).toMatchObject({ type })
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/v1/chat/completions' })
})

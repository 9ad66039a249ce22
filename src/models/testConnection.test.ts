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
  testConnection({ provider: providerOf('custom'), baseURL, key, signal })

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
  expect(result.type === 'failed' && result.problem.remedy).toContain('on this computer')
})

test('a redirect is not followed, so the key stays with its origin', async () => {
  const baseURL = await serve(302, '', { location: 'http://127.0.0.1:9/v1/models' })
  expect(await run(baseURL, 'secret')).toMatchObject({ problem: { kind: 'unreachable' } })
})

test('being offline is said where the browser knows it', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  const baseURL = await serve(200, {})
  server?.close()
  expect(await run(baseURL)).toMatchObject({ problem: { title: 'You are offline.' } })
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
  expect(JSON.stringify([refused, page])).not.toContain(key)
  expect(JSON.stringify(refused)).toContain('[key]')
})

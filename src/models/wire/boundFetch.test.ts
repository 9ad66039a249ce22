import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ProblemError } from '../../thread/problem.ts'
import { boundFetch } from './boundFetch.ts'
import { explainFailure } from './explainFailure.ts'

const key = 'sk-CANARY-0123456789'
const servers: Server[] = []

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

test('the key goes to its own origin, set last, and the client’s telling headers stay here', async () => {
  const { url, seen } = await serve((_, response) => response.end('{}'))
  await boundFetch(`${url}/v1`, key)(`${url}/v1/models`, {
    headers: {
      authorization: 'Bearer placeholder',
      'x-stainless-os': 'Linux',
      'x-stainless-runtime-version': '1',
      'content-type': 'application/json',
    },
  })
  expect(seen[0]?.headers).toMatchObject({
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
  })
  expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => name.startsWith('x-'))).toEqual([])
})

test.each(['x-api-key', 'api-key', 'x-goog-api-key'] as const)(
  'a key that goes in %s goes there alone, in place of the client’s placeholder',
  async (keyGoes) => {
    const { url, seen } = await serve((_, response) => response.end('{}'))
    const placeholders = { 'x-api-key': 'p', 'api-key': 'p', 'x-goog-api-key': 'p' }
    await boundFetch(
      url,
      key,
      keyGoes,
    )(url, {
      headers: { ...placeholders, authorization: 'Bearer p' },
    })
    const headers = Object.entries(seen[0]?.headers ?? {})
    expect(headers.filter(([, value]) => value?.includes(key))).toEqual([[keyGoes, key]])
    expect(headers.filter(([, value]) => value === 'p' || value === 'Bearer p')).toEqual([])
  },
)

test('without a key no authorization is sent, not even the client’s placeholder', async () => {
  const { url, seen } = await serve((_, response) => response.end('{}'))
  await boundFetch(url, undefined)(url, { headers: { authorization: 'Bearer placeholder' } })
  expect(seen[0]?.headers.authorization).toBeUndefined()
})

test('another origin is refused before anything is sent', async () => {
  const own = await serve((_, response) => response.end('{}'))
  const other = await serve((_, response) => response.end('{}'))
  await expect(boundFetch(own.url, key)(other.url)).rejects.toThrow('another origin')
  expect(other.seen).toEqual([])
})

test('a redirect is not followed', async () => {
  const other = await serve((_, response) => response.end('{}'))
  const own = await serve((_, response) => {
    response.writeHead(307, { location: other.url }).end()
  })
  await expect(boundFetch(own.url, key)(own.url, { method: 'POST', body: '{}' })).rejects.toThrow(
    'fetch failed',
  )
  expect(other.seen).toEqual([])
})

test('a key that an error repeats is taken out of it', async () => {
  const { url } = await serve((request, response) => {
    response.writeHead(401).end(`Incorrect API key: ${request.headers.authorization}`)
  })
  const response = await boundFetch(url, key)(url)
  expect(response.status).toBe(401)
  expect(await response.text()).toBe('Incorrect API key: Bearer [key]')
})

test('the body and the abort signal are passed on', async () => {
  const { url } = await serve((request, response) => {
    request.pipe(response)
  })
  const response = await boundFetch(url, key)(url, { method: 'POST', body: 'echo' })
  expect(await response.text()).toBe('echo')
  await expect(
    boundFetch(url, key)(url, { signal: AbortSignal.abort(new Error('stopped')) }),
  ).rejects.toThrow('stopped')
})

const status = (code: number, message = 'x') => Object.assign(new Error(message), { status: code })

test.each([
  ['wrong-key', status(401)],
  ['wrong-key', status(403)],
  ['unknown-model', status(404)],
  ['unknown-model', status(400, 'The model `gpt-9` does not exist')],
  ['rate-limit', status(429)],
  ['provider-error', status(500)],
  ['provider-error', status(418)],
  ['unreachable', new Error('Connection error.')],
  ['unreachable', new TypeError('Failed to fetch')],
  ['reply-cut-off', new TypeError('network error')],
  ['reply-cut-off', 'a bare string'],
])('%s is told in plain words', (kind, error) => {
  const problem = explainFailure(error)
  expect(problem.kind).toBe(kind)
  expect(problem.meaning).toMatch(/none has run|nothing else has run/)
  expect(problem.remedy.length).toBeGreaterThan(10)
})

test('a reply that broke off is to be continued, as the button beside it says', () => {
  expect(explainFailure(new TypeError('network error')).remedy).toMatch(/^Continue /)
})

test('a problem that already is in plain words stays as it is, and causes hold no key', () => {
  const problem = { kind: 'no-key', title: 't', meaning: 'm', remedy: 'r' } as const
  expect(explainFailure(new ProblemError(problem))).toBe(problem)
  expect(explainFailure(status(401, `bad key ${key}`)).cause).not.toContain(key)
})

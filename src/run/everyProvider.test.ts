import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filled, knownAddress } from '../models/address.ts'
import { createModel } from '../models/createModel.ts'
import type { Address, Provider } from '../models/provider.ts'
import { providers } from '../models/providers.ts'
import type { ModelParameters } from '../thread/events.ts'

interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const key = 'sk-CANARY-0123456789'
const heard: Heard[] = []

/** A server that has heard enough once it has the request. */
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts).toString()
    heard.push({ path: request.url ?? '', headers: request.headers, body })
    response.writeHead(418, { 'content-type': 'application/json' }).end('{}')
  })
})

beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)))
afterAll(() => server.close())
beforeEach(() => {
  heard.length = 0
})

/** The provider's base URL, on this computer. */
function hereFor(provider: Provider): string {
  const { address } = provider
  const there = address.type === 'blanks' ? asInExample(address) : knownAddress(provider)
  const { pathname } = new URL(there ?? 'https://own.example/v1')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname.replace(/\/$/, '')}`
}

function asInExample(address: Extract<Address, { type: 'blanks' }>): string | undefined {
  const filling: Record<string, string> = {}
  for (const { name, example } of address.blanks) filling[name] = example
  return filled(address, filling)
}

async function requestOf(provider: Provider, parameters: ModelParameters): Promise<Heard> {
  const target = { baseURL: hereFor(provider), model: 'some-model', parameters }
  const model = await createModel(provider, target, key)
  const tool = {
    name: 'count',
    description: 'Counts.',
    parameters: { type: 'object', properties: {} },
  }
  const asked = model.bindTools?.([{ type: 'function', function: tool }]) ?? model
  const messages = [new SystemMessage('Be brief.'), new HumanMessage('Hello')]
  try {
    for await (const _ of await asked.stream(messages)) continue
  } catch {
    // The server refuses; what it was sent is what counts.
  }
  const [request] = heard
  if (!request || heard.length > 1) throw new Error(`${heard.length} requests were sent, not 1.`)
  return request
}

const headerOf = {
  bearer: 'authorization',
  'x-api-key': 'x-api-key',
  'api-key': 'api-key',
  'x-goog-api-key': 'x-goog-api-key',
}

const paths: Record<Exclude<Provider['protocol'], 'demo'>, RegExp> = {
  responses: /\/v1\/responses$/,
  completions: /\/chat\/completions$/,
  anthropic: /^\/v1\/messages$/,
  google: /\/models\/some-model:streamGenerateContent\?alt=sse$/,
}

describe.each(providers.filter(({ protocol }) => protocol !== 'demo'))('$label', (provider) => {
  test('gets one request at its path, with the key in its header and nowhere else', async () => {
    const { path, headers, body } = await requestOf(provider, {})
    expect(path).toMatch(provider.protocol === 'demo' ? /^$/ : paths[provider.protocol])
    const carriers = Object.keys(headers).filter((name) => String(headers[name]).includes(key))
    expect(carriers).toEqual([headerOf[provider.keyGoes]])
    expect(path + body).not.toContain(key)
    expect(JSON.stringify(headers) + body).not.toMatch(/held-by-the-bound-fetch|x-stainless/)
  })

  test('is sent the instructions, and no parameter that nobody entered', async () => {
    const { body } = await requestOf(provider, {})
    expect(body).toContain('Be brief.')
    expect(body).not.toMatch(/temperature|top_p|topP/)
    const limit = /max_?(output_?|completion_?)?tokens/i
    expect(limit.test(body)).toBe(provider.usualLimit !== undefined)
  })

  test('is sent the parameters that were entered, under its own names', async () => {
    const { body } = await requestOf(provider, { temperature: 0.25, maxTokens: 123 })
    const sent = JSON.parse(body) as Record<string, unknown>
    const config = (sent['generationConfig'] ?? sent) as Record<string, unknown>
    expect(config['temperature']).toBe(0.25)
    const limit = {
      ...{ demo: '', responses: 'max_output_tokens', anthropic: 'max_tokens' },
      google: 'maxOutputTokens',
      completions: provider.dialect.tokenLimitField ?? 'max_completion_tokens',
    }[provider.protocol]
    const limits = Object.keys(config).filter((name) => /max_?.*tokens/i.test(name))
    expect(limits).toEqual([limit])
    expect(config[limit]).toBe(123)
  })

  test('is spoken to in its dialect', async () => {
    const { body } = await requestOf(provider, {})
    const isStreamed = provider.protocol === 'completions' && !provider.dialect.withoutStreamOptions
    expect(body.includes('"stream_options"')).toBe(isStreamed)
    expect(body.includes('"store":false')).toBe(provider.protocol === 'responses')
  })
})

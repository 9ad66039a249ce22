import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BaseMessageChunk } from '@langchain/core/messages'
import { afterEach, expect, test } from 'vitest'
import { readReply } from '../chain/readReply.ts'
import { createModel } from '../models/createModel.ts'
import { providerOf } from '../models/providers.ts'
import { explainFailure } from '../models/wire/explainFailure.ts'
import type { Problem } from '../thread/problem.ts'

const key = 'sk-CANARY-0123456789'
let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

type Native = 'anthropic' | 'google'

/** What a person would be told of an answer; undefined where it is a whole reply. */
async function toldOf(provider: Native, body: string, status = 200): Promise<Problem | undefined> {
  const headers = { 'content-type': status === 200 ? 'text/event-stream' : 'application/json' }
  server = createServer((_, response) => response.writeHead(status, headers).end(body))
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const baseURL = provider === 'google' ? `${origin}/v1beta` : origin
  const model = await createModel(providerOf(provider), { baseURL, model: 'm' }, key)
  const chunks: BaseMessageChunk[] = []
  try {
    for await (const chunk of await model.stream('Hello?')) chunks.push(chunk)
  } catch (error) {
    return explainFailure(error)
  }
  const reply = readReply(chunks)
  return reply.type === 'unusable' ? reply.problem : undefined
}

const google = (event: object) => `data: ${JSON.stringify(event)}\r\n\r\n`
const said = (parts: object[], rest: object = {}) =>
  google({ candidates: [{ content: { role: 'model', parts }, ...rest }] })
const stop = { finishReason: 'STOP' }
const call = { functionCall: { name: 'count_emails', args: { last_n_days: 5 } } }
const claude = (...events: { type: string }[]) =>
  events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')
const begin = {
  type: 'message_start',
  message: { id: 'm', type: 'message', role: 'assistant', content: [], usage: { input_tokens: 1 } },
}
const tool = (input: object) => ({
  type: 'content_block_start',
  index: 0,
  content_block: { type: 'tool_use', id: 't', name: 'count_emails', input },
})
const end = { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: {} }

test.each<[what: string, Native, status: number, body: string, kind: string]>([
  ['a wrong key', 'anthropic', 401, '{"error":{"type":"authentication_error"}}', 'wrong-key'],
  [
    'a wrong key, which Google answers with a 400',
    'google',
    400,
    '{"error":{"code":400,"message":"API key not valid. Please pass a valid API key."}}',
    'wrong-key',
  ],
  ['a forbidden key', 'google', 403, '{"error":{"message":"no"}}', 'wrong-key'],
  ['an unknown model', 'anthropic', 404, '{"error":{"type":"not_found_error"}}', 'unknown-model'],
  [
    'an unknown model',
    'google',
    404,
    '{"error":{"message":"models/m is not found"}}',
    'unknown-model',
  ],
  ['a rate limit', 'anthropic', 429, '{"error":{"type":"rate_limit_error"}}', 'rate-limit'],
  ['a rate limit', 'google', 429, '{"error":{"message":"quota"}}', 'rate-limit'],
  [
    'a server that is down',
    'anthropic',
    529,
    '{"error":{"type":"overloaded_error"}}',
    'provider-error',
  ],
  ['a server that is down', 'google', 503, 'Service unavailable', 'provider-error'],
])('%s at %s (%i) is told as what it is', async (_what, provider, status, body, kind) => {
  expect(await toldOf(provider, body, status)).toMatchObject({ kind })
})

test.each<[what: string, Native, body: string, words: string]>([
  ['a web page', 'anthropic', '<!doctype html><p>Hello', 'with a web page'],
  ['a web page', 'google', '<!doctype html><p>Hello', 'with a web page'],
  [
    'an error in the place of a stream',
    'google',
    '{"error":{"code":429,"message":"slow"}}',
    'takes no more requests',
  ],
  ['other JSON in the place of a stream', 'google', '[{"candidates":[]}]', 'could not be read'],
  ['nothing', 'anthropic', '', 'empty reply'],
  ['nothing', 'google', '', 'empty reply'],
  [
    'an error in mid-stream',
    'anthropic',
    claude(begin, { type: 'error', ...{ error: { type: 'overloaded_error' } } }),
    'broke off its reply with an error',
  ],
  [
    'an error in mid-stream',
    'google',
    said([call]) + google({ error: { message: 'internal' } }),
    'broke off its reply with an error',
  ],
  [
    'an event that is no JSON',
    'google',
    `${said([{ text: 'I will' }])}data: {"cand\r\n\r\n${said([call], stop)}`,
    'could not be read',
  ],
  [
    'an event that is no JSON',
    'anthropic',
    `${claude(begin)}data: {"type\n\n${claude(end)}`,
    'could not be read',
  ],
  [
    'a prompt that was not let in',
    'google',
    google({ promptFeedback: { blockReason: 'SAFETY' } }),
    'rules on content kept the request',
  ],
  [
    'arguments in the wrong place',
    'anthropic',
    claude(begin, tool({ last_n_days: 5 }), end),
    'could not be told apart',
  ],
  [
    'a call in pieces',
    'google',
    said([{ functionCall: { name: 'count_emails', willContinue: true } }], stop),
    'could not be told apart',
  ],
  ['a reply without a word', 'google', said([{ text: '' }], stop), ''],
  [
    'a reply without a word',
    'anthropic',
    claude(begin, { ...end, ...{ delta: { stop_reason: 'end_turn' } } }),
    '',
  ],
])('%s from %s offers nothing, and is said', async (_what, provider, body, words) => {
  expect((await toldOf(provider, body))?.title).toContain(words)
})

test.each<[Native, string]>([
  ['google', `: a comment\r\n\r\n${said([{ text: 'Ten.' }])}data:\r\n\r\n${said([], stop)}`],
  ['anthropic', `event: ping\ndata: {"type": "ping"}\n\n${claude(begin, tool({}), end)}`],
])(
  'negative control: a reply of %s with comments and pings in it is whole',
  async (provider, body) => {
    expect(await toldOf(provider, body)).toBeUndefined()
  },
)

import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages'
import type { BaseMessage, BaseMessageChunk } from '@langchain/core/messages'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { history } from '../chain/history.ts'
import { readReply } from '../chain/readReply.ts'
import { anyThread } from '../thread/anyThread.ts'
import { nextStep } from '../thread/nextStep.ts'
import { textOf } from '../thread/selectors.ts'
import { createModel } from '../models/createModel.ts'
import { providerOf } from '../models/providers.ts'

const key = 'sk-CANARY-0123456789'
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

async function serve(answer: string, type = 'text/event-stream') {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString())
      heard.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(200, { 'content-type': type }).end(answer)
    })
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
}

const tool = {
  type: 'function' as const,
  function: {
    name: 'count_emails',
    description: 'Counts emails.',
    parameters: {
      type: 'object',
      properties: { last_n_days: { type: 'integer' } },
      required: ['last_n_days'],
      additionalProperties: false,
    },
  },
}

async function ask(
  provider: 'anthropic' | 'google',
  origin: string,
  messages: BaseMessage[] = [new HumanMessage('How many?')],
) {
  const baseURL = provider === 'google' ? `${origin}/v1beta` : origin
  const model = await createModel(providerOf(provider), { baseURL, model: 'm' }, key)
  const chunks: BaseMessageChunk[] = []
  const stream = await model.bindTools?.([tool]).stream(messages)
  for await (const chunk of stream ?? []) chunks.push(chunk)
  return readReply(chunks)
}

/** The assistant's message and the results of its calls, as the history builds them. */
function again(reply: Awaited<ReturnType<typeof ask>>, ids: readonly string[]): BaseMessage[] {
  if (reply.type !== 'whole') throw new Error(reply.problem.title)
  const calls = reply.calls.map(({ name, rawArguments }, index) => ({
    type: 'tool_call' as const,
    id: ids[index] ?? '',
    name,
    args: JSON.parse(rawArguments) as Record<string, unknown>,
  }))
  const { content, additional_kwargs: kwargs } = reply.message.data
  return [
    new HumanMessage('How many?'),
    new AIMessage({
      content: content as string,
      additional_kwargs: { ...(kwargs as object) },
      tool_calls: calls,
    }),
    ...calls.map(({ id, name }) => new ToolMessage({ tool_call_id: id, name, content: '10' })),
  ]
}

describe('Claude', () => {
  const event = (data: { type: string }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`
  const block = (index: number, start: object, ...deltas: object[]) => [
    { type: 'content_block_start', index, content_block: start },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]
  const call = (index: number, id: string, ...parts: string[]) =>
    block(
      index,
      { type: 'tool_use', id, name: 'count_emails', input: {} },
      ...parts.map((part) => ({ type: 'input_json_delta', partial_json: part })),
    )
  const begin = {
    type: 'message_start',
    message: {
      ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [] },
      usage: { input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 1 },
    },
  }
  const end = (reason: string) => [
    { type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens: 30 } },
    { type: 'message_stop' },
  ]
  const thinking = block(
    0,
    { type: 'thinking', thinking: '', signature: '' },
    { type: 'thinking_delta', thinking: 'Let me ' },
    { type: 'thinking_delta', thinking: 'think.' },
    { type: 'signature_delta', signature: 'SIGNED' },
  )
  const text = block(
    1,
    { type: 'text', text: '' },
    { type: 'text_delta', text: 'I will ' },
    { type: 'text_delta', text: 'count.' },
  )
  const stream = (...events: { type: string }[]) => events.map(event).join('')

  test('the key goes in its header alone, and the request is one that a browser may send', async () => {
    const { origin, heard } = await serve(stream(begin, ...text, ...end('end_turn')))
    await ask('anthropic', origin)
    const [request] = heard
    expect(request?.path).toBe('/v1/messages')
    expect(request?.headers).toMatchObject({
      'x-api-key': key,
      'anthropic-version': '2023-06-01',
      'anthropic-dangerous-direct-browser-access': 'true',
    })
    const carriers = Object.entries(request?.headers ?? {}).filter(([, value]) =>
      String(value).includes(key),
    )
    expect(carriers).toEqual([['x-api-key', key]])
    expect(JSON.stringify(request?.body)).not.toContain(key)
    expect(JSON.stringify(heard)).not.toContain('held-by-the-bound-fetch')
    expect(Object.keys(request?.headers ?? {})).not.toContain('x-stainless-os')
  })

  test('parallel calls keep the text of their arguments as it was streamed', async () => {
    const { origin } = await serve(
      stream(
        ...[begin, ...thinking, { type: 'ping' }, ...text],
        ...call(2, 'toolu_1', '', '{"last_n_', 'days": 5.0}'),
        ...call(3, 'toolu_2', '{"last_n_days":6}'),
        ...end('tool_use'),
      ),
    )
    const reply = await ask('anthropic', origin)
    expect(reply).toMatchObject({
      type: 'whole',
      hasFragments: false,
      calls: [
        { providerId: 'toolu_1', name: 'count_emails', rawArguments: '{"last_n_days": 5.0}' },
        { providerId: 'toolu_2', name: 'count_emails', rawArguments: '{"last_n_days":6}' },
      ],
    })
    const { data } = reply.type === 'whole' ? reply.message : { data: { content: null } }
    expect(textOf(data.content)).toBe('I will count.')
    expect(data).toMatchObject({
      usage_metadata: {
        ...{ input_tokens: 15, output_tokens: 30, total_tokens: 45 },
        input_token_details: { cache_read: 5 },
      },
    })
  })

  test('the next request carries the thought with its signature, and each call once, by the id on record', async () => {
    const first = await serve(
      stream(
        ...[begin, ...thinking, ...text],
        ...call(2, 'toolu_1', '{"last_n_days":5}'),
        ...call(3, 'toolu_1', '{"last_n_days":6}'),
        ...end('tool_use'),
      ),
    )
    const reply = await ask('anthropic', first.origin)
    const second = await serve(stream(begin, ...text, ...end('end_turn')))
    await ask('anthropic', second.origin, again(reply, ['toolu_1', 'call_1_1']))
    expect(second.heard[0]?.body).toMatchObject({
      messages: [
        { role: 'user' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Let me think.', signature: 'SIGNED' },
            { type: 'text', text: 'I will count.' },
            { type: 'tool_use', id: 'toolu_1', input: { last_n_days: 5 } },
            { type: 'tool_use', id: 'call_1_1', input: { last_n_days: 6 } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'toolu_1', content: '10' },
            { type: 'tool_result', tool_use_id: 'call_1_1', content: '10' },
          ],
        },
      ],
    })
  })

  test.each([
    ['max_tokens', 'length limit'],
    ['model_context_window_exceeded', 'length limit'],
    ['refusal', 'rules on content'],
    ['pause_turn', 'before it was complete'],
  ])('a reply that ends with %s offers nothing', async (reason, words) => {
    const { origin } = await serve(
      stream(begin, ...call(0, 'toolu_1', '{"last_n_days":5}'), ...end(reason)),
    )
    const reply = await ask('anthropic', origin)
    expect(reply.type === 'unusable' && reply.problem.title).toContain(words)
  })

  test('a reply whose connection closed early offers nothing', async () => {
    const { origin } = await serve(stream(begin, ...call(0, 'toolu_1', '{"last_n_days":5}')))
    expect(await ask('anthropic', origin)).toMatchObject({ type: 'unusable' })
  })

  test('negative control: the same reply with its end is offered', async () => {
    const { origin } = await serve(
      stream(begin, ...call(0, 'toolu_1', '{"last_n_days":5}'), ...end('tool_use')),
    )
    expect(await ask('anthropic', origin)).toMatchObject({ type: 'whole', calls: [{}] })
  })
})

describe('Gemini', () => {
  const said = (parts: object[], rest: object = {}) =>
    `data: ${JSON.stringify({ candidates: [{ content: { role: 'model', parts }, ...rest }] })}\r\n\r\n`
  const stop = said([{ text: '' }], { finishReason: 'STOP' })
  const call = (days: number, rest: object = {}) => ({
    functionCall: { name: 'count_emails', args: { last_n_days: days }, ...rest },
  })

  test('the key goes in its header alone', async () => {
    const { origin, heard } = await serve(said([{ text: 'Hello.' }]) + stop)
    await ask('google', origin)
    expect(heard[0]?.path).toBe('/v1beta/models/m:streamGenerateContent?alt=sse')
    const carriers = Object.entries(heard[0]?.headers ?? {}).filter(([, value]) =>
      String(value).includes(key),
    )
    expect(carriers).toEqual([['x-goog-api-key', key]])
    expect(JSON.stringify(heard)).not.toContain('held-by-the-bound-fetch')
  })

  test('Vertex is reached within the project, with its token', async () => {
    const { origin, heard } = await serve(said([{ text: 'Hello.' }]) + stop)
    const path = '/v1/projects/p/locations/l/publishers/google'
    const at = { baseURL: `${origin}${path}`, model: 'm' }
    const model = await createModel(providerOf('vertex'), at, key)
    for await (const _ of await model.stream('Hello?')) continue
    expect(heard[0]?.path).toBe(`${path}/models/m:streamGenerateContent?alt=sse`)
    expect(heard[0]?.headers.authorization).toBe(`Bearer ${key}`)
    expect(heard[0]?.headers['x-goog-api-key']).toBeUndefined()
  })

  test('parallel calls, in one piece and in several, are text of their own', async () => {
    const { origin } = await serve(
      said([{ text: 'Hm.', thought: true }]) +
        said([{ text: 'I will ' }]) +
        said([{ text: 'count.' }]) +
        said([{ ...call(5), thoughtSignature: 'SIGNED' }, call(6)]) +
        said([call(7, { id: 'given' })]) +
        stop,
    )
    const reply = await ask('google', origin)
    expect(reply).toMatchObject({
      type: 'whole',
      calls: [
        { name: 'count_emails', rawArguments: '{"last_n_days":5}' },
        { name: 'count_emails', rawArguments: '{"last_n_days":6}' },
        { providerId: 'given', name: 'count_emails', rawArguments: '{"last_n_days":7}' },
      ],
    })
    const content = reply.type === 'whole' ? reply.message.data.content : null
    expect(textOf(content)).toBe('I will count.')
  })

  test('the next request carries each call in its place, with its signature, and ids only where they are Gemini’s or ours', async () => {
    const first = await serve(
      said([{ text: 'I will count.' }]) +
        said([{ ...call(5), thoughtSignature: 'SIGNED' }, call(6), call(7, { id: 'given' })]) +
        stop,
    )
    const reply = await ask('google', first.origin)
    const ids = reply.type === 'whole' ? reply.calls.map(({ providerId }) => providerId) : []
    const second = await serve(said([{ text: 'Ten.' }]) + stop)
    await ask('google', second.origin, again(reply, ids))
    expect(second.heard[0]?.body).toMatchObject({
      contents: [
        { role: 'user', parts: [{ text: 'How many?' }] },
        {
          role: 'model',
          parts: [
            { text: 'I will count.' },
            { ...call(5), thoughtSignature: 'SIGNED' },
            call(6),
            call(7, { id: 'given' }),
          ],
        },
        {
          role: 'user',
          parts: [
            { functionResponse: { name: 'count_emails', response: { result: '10' } } },
            { functionResponse: { name: 'count_emails', response: { result: '10' } } },
            { functionResponse: { id: 'given', response: { result: '10' } } },
          ],
        },
      ],
    })
    expect(JSON.stringify(second.heard[0]?.body)).not.toContain('lc-tool-call')
  })

  test('calls of another provider, which are in no block, are sent all the same', async () => {
    const { origin, heard } = await serve(said([{ text: 'Ten.' }]) + stop)
    const args = { last_n_days: 5 }
    const calls = [{ type: 'tool_call' as const, id: 'call_1', name: 'count_emails', args }]
    await ask('google', origin, [
      new HumanMessage('How many?'),
      new AIMessage({ content: 'I will count.', tool_calls: calls }),
      new ToolMessage({ tool_call_id: 'call_1', content: '10' }),
    ])
    expect(heard[0]?.body).toMatchObject({
      contents: [{}, { parts: [{ text: 'I will count.' }, call(5, { id: 'call_1' })] }, {}],
    })
  })

  test.each([
    ['MAX_TOKENS', 'length limit'],
    ['SAFETY', 'rules on content'],
    ['MALFORMED_FUNCTION_CALL', 'before it was complete'],
  ])('a reply that ends with %s offers nothing', async (reason, words) => {
    const { origin } = await serve(said([call(5)], { finishReason: reason }))
    const reply = await ask('google', origin)
    expect(reply.type === 'unusable' && reply.problem.title).toContain(words)
  })

  test('a reply whose connection closed early offers nothing', async () => {
    const { origin } = await serve(said([call(5)]))
    expect(await ask('google', origin)).toMatchObject({ type: 'unusable' })
  })

  test('negative control: the same reply with its end is offered', async () => {
    const { origin } = await serve(said([call(5)], { finishReason: 'STOP' }))
    expect(await ask('google', origin)).toMatchObject({ type: 'whole', calls: [{}] })
  })
})

describe.each([
  ['anthropic', '"tool_use_id"', /"type":"tool_use","id":"([^"]+)"/g, /"tool_use_id":"([^"]+)"/g],
  [
    'google',
    'functionResponse',
    /"functionCall":\{"id":"([^"]+)"/g,
    /"functionResponse":\{"id":"([^"]+)"/g,
  ],
] as const)('what %s is sent', (id, answered, asked, told) => {
  test('has each call and its result once, in order, after any legal thread', async () => {
    let sent = ''
    let results = 0
    vi.stubGlobal('fetch', async (_: unknown, init?: { body?: unknown }) => {
      sent = String(init?.body)
      return new Response('{}', { status: 418 })
    })
    const baseURL = 'https://example.com/v1'
    const model = await createModel(providerOf(id), { baseURL, model: 'm' }, key)
    await fc.assert(
      fc.asyncProperty(anyThread, async ({ thread }) => {
        const { type } = nextStep(thread)
        fc.pre(type !== 'await-decisions' && type !== 'execute' && type !== 'await-release')
        const messages = history(thread, { provider: id, model: 'm' })
        fc.pre(messages.length > 0)
        sent = ''
        await model.stream(messages).then(undefined, () => undefined)
        expect(sent).not.toBe('')
        const ids = (pattern: RegExp) => [...sent.matchAll(pattern)].map(([, found]) => found)
        expect(ids(told)).toEqual(ids(asked))
        results += sent.split(answered).length - 1
      }),
      { numRuns: 50 },
    )
    expect(results).toBeGreaterThan(10)
  })
})

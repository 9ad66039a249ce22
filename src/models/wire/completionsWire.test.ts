import type { AIMessageChunk } from '@langchain/core/messages'
import { ChatOpenAICompletions } from '@langchain/openai'
import { expect, test } from 'vitest'
import { completionsWire } from './completionsWire.ts'
import { explainFailure } from './explainFailure.ts'

const usage = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 }

const chunk = (delta: object, finish: string | null = null, more: object = {}) => ({
  id: 'chatcmpl-1',
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...more,
})

const sent = (...events: readonly object[]) =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')

async function ask(body: string): Promise<AIMessageChunk> {
  const network = async () => new Response(body)
  const model = new ChatOpenAICompletions({
    model: 'm',
    apiKey: 'none',
    maxRetries: 0,
    configuration: { fetch: completionsWire(network, {}) },
  })
  let whole: AIMessageChunk | undefined
  for await (const part of await model.stream('Go')) whole = whole?.concat(part) ?? part
  if (!whole) throw new Error('Nothing was said.')
  return whole
}

test('tokens are counted once, however often and wherever the server counts them', async () => {
  const hello = chunk({ content: 'Hello.' }, null, { usage: { ...usage, completion_tokens: 5 } })
  for (const end of [
    [chunk({}, 'stop', { usage })],
    [chunk({}, 'stop', { usage: null }), { choices: [], usage }],
    [chunk({}, 'stop'), { usage }],
    [chunk({}, 'stop', { x_groq: { usage } })],
  ]) {
    const { usage_metadata: counted, response_metadata: metadata } = await ask(sent(hello, ...end))
    expect(counted).toMatchObject({ input_tokens: 20, output_tokens: 10, total_tokens: 30 })
    expect(metadata['usage']).toMatchObject(usage)
  }
})

test('thoughts are kept beside the words, under one name', async () => {
  const thought = [chunk({ reasoning: 'Hm, ' }), chunk({ reasoning_content: 'hm.' })]
  const whole = await ask(sent(...thought, chunk({ content: 'Hello.' }, 'stop')))
  expect(whole.content).toBe('Hello.')
  expect(whole.additional_kwargs['reasoning_content']).toBe('Hm, hm.')
})

test('what is not for this wire passes as it is', async () => {
  const answers = [new Response('no', { status: 400 }), new Response('{"object":"list"}')]
  const wire = completionsWire(async () => answers.shift() ?? new Response(), {})
  const streamed = { method: 'POST', body: '{"stream":true}' }
  expect(await (await wire('http://localhost', streamed)).text()).toBe('no')
  expect(await (await wire('http://localhost/models')).text()).toBe('{"object":"list"}')
})

test('what looks like a key is taken out of the cause of an error within a reply', async () => {
  const failure: unknown = await ask(sent({ error: 'Bad key sk-CANARY-0123456789' })).catch(
    (error: unknown) => error,
  )
  const { kind, cause } = explainFailure(failure)
  expect([kind, cause]).toEqual(['provider-error', '{"error":"Bad key [key]"}'])
})

test('giving up in the middle closes the connection', async () => {
  let isClosed = false
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(sent(chunk({ content: 'more ' }))))
    },
    cancel() {
      isClosed = true
    },
  })
  const wire = completionsWire(async () => new Response(endless), {})
  const response = await wire('http://localhost', { body: '{"stream":true}', method: 'POST' })
  const reader = response.body?.getReader()
  await reader?.read()
  await reader?.cancel()
  expect(isClosed).toBe(true)
})

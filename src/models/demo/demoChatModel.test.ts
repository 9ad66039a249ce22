import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages'
import type { AIMessageChunk } from '@langchain/core/messages'
import { expect, test } from 'vitest'
import { DemoChatModel } from './demoChatModel.ts'

const names = ['count_emails', 'send_email', 'search_emails', 'read_email']
const tools = names.map((name) => ({
  type: 'function' as const,
  function: { name, description: '', parameters: { type: 'object', properties: {} } },
}))
const model = new DemoChatModel({ delay: 0 }).bindTools(tools)
const question = 'count my emails in the last 2 and 5 days'

async function collect(stream: AsyncIterable<AIMessageChunk>): Promise<AIMessageChunk[]> {
  const chunks: AIMessageChunk[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}

function whole(chunks: readonly AIMessageChunk[]): AIMessageChunk {
  return chunks.reduce((one, other) => one.concat(other))
}

test('a reply streams word by word and its chunks add up to the calls', async () => {
  const chunks = await collect(await model.stream([new HumanMessage(question)]))
  const reply = whole(chunks)
  expect(chunks.filter(({ text }) => text !== '').length).toBeGreaterThan(3)
  expect(reply.tool_calls).toEqual([
    { name: 'count_emails', args: { last_n_days: 2 }, id: 'call_1', type: 'tool_call' },
    { name: 'count_emails', args: { last_n_days: 5 }, id: 'call_2', type: 'tool_call' },
  ])
  expect(reply.invalid_tool_calls).toEqual([])
  const pieces = chunks.flatMap(({ tool_call_chunks }) => tool_call_chunks ?? [])
  expect(pieces.filter(({ index }) => index === 0).length).toBeGreaterThan(2)
  expect(chunks.at(-1)?.response_metadata).toEqual({
    finish_reason: 'tool_calls',
    model_name: 'demo-script',
  })
  expect(reply.usage_metadata).toBeUndefined()
})

test('arguments beyond the basic plane survive being cut into pieces', async () => {
  const text = 'email bob@example.com: "👩‍👩‍👧‍👦 \\ “quoted” 🎉🎉🎉🎉🎉🎉"'
  const reply = whole(await collect(await model.stream([new HumanMessage(text)])))
  expect(reply.tool_calls?.[0]?.args).toEqual({
    message: '👩‍👩‍👧‍👦 \\ “quoted” 🎉🎉🎉🎉🎉🎉',
    recipient: 'bob@example.com',
  })
})

test('ids never repeat within a thread', async () => {
  const first = whole(await collect(await model.stream([new HumanMessage(question)])))
  const history = [
    new HumanMessage(question),
    first,
    ...(first.tool_calls ?? []).map(
      ({ id }) => new ToolMessage({ content: '4', tool_call_id: id ?? '' }),
    ),
    new AIMessage('Done.'),
    new HumanMessage('count my emails of 3 days'),
  ]
  const second = whole(await collect(await model.stream(history)))
  expect(second.tool_calls?.map(({ id }) => id)).toEqual(['call_3'])
})

test('an answer in words ends with stop', async () => {
  const reply = whole(await collect(await model.stream([new HumanMessage('hello')])))
  expect(reply.text).toContain('a scripted demo model, not an AI')
  expect(reply.response_metadata).toEqual({ finish_reason: 'stop', model_name: 'demo-script' })
})

test('invoke gives the same reply as stream', async () => {
  const streamed = whole(await collect(await model.stream(question)))
  const invoked = await model.invoke(question)
  expect(invoked.tool_calls).toEqual(streamed.tool_calls)
  expect(invoked.text).toBe(streamed.text)
})

test('without tools nothing is called', async () => {
  const reply = await new DemoChatModel({ delay: 0 }).invoke(question)
  expect(reply.tool_calls).toEqual([])
  expect(reply.text).toContain('not available')
})

test('an abort ends the stream promptly', async () => {
  const controller = new AbortController()
  const slow = new DemoChatModel({ delay: 60_000 }).bindTools(tools)
  const started = performance.now()
  setTimeout(() => controller.abort(), 20)
  await expect(
    (async () => collect(await slow.stream(question, { signal: controller.signal })))(),
  ).rejects.toThrow(/abort/i)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('an abort between two chunks lets no further chunk through', async () => {
  const controller = new AbortController()
  const seen: AIMessageChunk[] = []
  const reading = async (): Promise<void> => {
    for await (const chunk of await model.stream(question, { signal: controller.signal })) {
      seen.push(chunk)
      controller.abort()
    }
  }
  await expect(reading()).rejects.toThrow(/abort/i)
  expect(seen.length).toBe(1)
})

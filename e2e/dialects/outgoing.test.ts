import { afterAll, beforeAll, expect, test } from 'vitest'
import { approvalChain } from '../../src/chain/approvalChain.ts'
import { callModel } from '../../src/chain/callModel.ts'
import { memoryWorld } from '../../src/chain/memoryPorts.ts'
import { createModel } from '../../src/models/createModel.ts'
import { providerOf } from '../../src/models/providers.ts'
import { explainFailure } from '../../src/models/wire/explainFailure.ts'
import type { ThreadEvent } from '../../src/thread/events.ts'
import { builtInTools } from '../../src/tools/index.ts'
import type { Answer, Json, OpenAIServer } from '../server/contract.ts'
import { startOpenAIServer } from '../server/index.ts'

let server: OpenAIServer
beforeAll(async () => {
  server = await startOpenAIServer()
})
afterAll(() => server.close())

const count = (days: number, id: string) => ({
  name: 'count_emails',
  arguments: { last_n_days: days },
  id,
})

const replies: readonly Answer[] = [
  {
    reasoning: 'Both must be counted.',
    text: 'Let me count.',
    calls: [count(5, 'call_0'), count(7, 'call_1')],
  },
  { reasoning: 'Now I know.', text: 'Ten, and fourteen.' },
  { text: 'Gladly.' },
]

async function worldOf(provider: string, events: readonly ThreadEvent[] = []) {
  const model = await createModel(
    providerOf(provider),
    { baseURL: server.url, model: 'test-model' },
    undefined,
  )
  const world = memoryWorld(model, builtInTools)
  const ports = { ...world.ports, explain: explainFailure }
  for (const event of JSON.parse(JSON.stringify(events)) as ThreadEvent[]) {
    await world.record(event)
  }
  return { ...world, ports }
}

/** Has two calls approved and their results told, then closes the page, opens it again and says one thing more. */
async function converse(provider: string): Promise<readonly Json[]> {
  const before = server.turns.length
  server.script(...replies)
  const { ports, record, decide, untilPending, events } = await worldOf(provider)
  const chain = approvalChain(ports)
  const running = chain.invoke(await record({ type: 'user-said', text: 'Count' }))
  await untilPending()
  await decide({ type: 'approve' }, { type: 'approve' })
  await chain.invoke(await running)

  const later = await worldOf(provider, events)
  await callModel(later.ports).invoke(await later.record({ type: 'user-said', text: 'Thanks' }))
  expect(later.events.at(-1)).toMatchObject({ type: 'model-replied' })
  return server.turns.slice(before).map(({ body }) => body)
}

const said = (body: Json, role: string) =>
  body.messages.filter((message: Json) => message.role === role)

test('DeepSeek gets the reasoning of each reply back, also after a reload', async () => {
  const [, second, third] = await converse('deepseek')
  expect(said(second, 'assistant')).toMatchObject([
    { content: 'Let me count.', reasoning_content: 'Both must be counted.' },
  ])
  expect(said(third, 'assistant')).toMatchObject([
    { content: 'Let me count.', reasoning_content: 'Both must be counted.' },
    { content: 'Ten, and fourteen.', reasoning_content: 'Now I know.' },
  ])
  expect(said(third, 'assistant')[0].tool_calls).toHaveLength(2)
})

test('nobody else gets it', async () => {
  for (const body of await converse('custom')) {
    expect(JSON.stringify(body)).not.toContain('must be counted')
    for (const { content } of body.messages) expect(content).toEqual(expect.any(String))
  }
})

test('Mistral gets ids of nine letters and digits, the same in each turn and after a reload, and no stream options', async () => {
  const [first, second, third] = await converse('mistral')
  expect(first).not.toHaveProperty('stream_options')
  const idsIn = (body: Json) => said(body, 'assistant')[0].tool_calls.map(({ id }: Json) => id)
  const ids = idsIn(second)
  expect(ids).toEqual([
    expect.stringMatching(/^[a-zA-Z0-9]{9}$/),
    expect.stringMatching(/^[a-zA-Z0-9]{9}$/),
  ])
  expect(new Set(ids).size).toBe(2)
  expect(said(second, 'tool').map((message: Json) => message.tool_call_id)).toEqual(ids)
  expect(idsIn(third)).toEqual(ids)
})

test('Cohere gets no stream options, and others do', async () => {
  expect((await converse('cohere'))[0]).not.toHaveProperty('stream_options')
  expect((await converse('together'))[0]).toHaveProperty('stream_options')
})

test('every request was one that OpenAI would have taken', () => {
  expect([...server.faults, ...server.unscripted]).toEqual([])
})

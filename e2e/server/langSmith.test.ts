import { AIMessageChunk } from '@langchain/core/messages'
import { LangChainTracer } from '@langchain/core/tracers/tracer_langchain'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { approvalChain } from '../../src/chain/approvalChain.ts'
import { memoryWorld } from '../../src/chain/memoryPorts.ts'
import { proposes, says, ScriptedModel } from '../../src/chain/scriptedModel.ts'
import { traceTo } from '../../src/models/tracing/traceTo.ts'
import { builtInTools } from '../../src/tools/index.ts'
import type { Json } from './contract.ts'
import { lineageOf, startLangSmith } from './langSmith.ts'
import type { LangSmithServer } from './langSmith.ts'

const key = 'lsv2-CANARY-0123456789'
const providerKey = 'sk-CANARY-of-a-provider'
const secret = 'the launch code is 0000'
const mail = JSON.stringify({ recipient: 'sally@gmail.com', message: secret })

let server: LangSmithServer
let failures: unknown[]

beforeEach(async () => {
  server = await startLangSmith({ key })
  failures = []
})
afterEach(() => {
  vi.unstubAllEnvs()
  return server.close()
})

const tracer = (
  detail: 'everything' | 'structure',
  hide = (text: string) => text,
  isWanted = () => true,
  ownKey = key,
) =>
  traceTo({
    baseURL: server.origin,
    key: ownKey,
    isWanted,
    project: 'countersign',
    detail,
    hide,
    failed: (error) => failures.push(error),
  })

type Callback = ReturnType<typeof tracer> | LangChainTracer

/** Sends the mail that the model proposes, with a person's approval. */
async function sendMail(...callbacks: Callback[]) {
  const usage = { input_tokens: 3, output_tokens: 4, total_tokens: 7 }
  const model = new ScriptedModel([
    [
      ...(proposes(['send_email', mail, 'call_a']) as AIMessageChunk[]),
      Object.assign(new AIMessageChunk(''), { usage_metadata: usage }),
    ],
  ])
  const { ports, record, decide, untilPending } = memoryWorld(model, builtInTools)
  const config = { callbacks, metadata: { thread_id: 'thread' } }
  const thread = await record({ type: 'user-said', text: `Write: ${secret}` })
  const running = approvalChain(ports).invoke(thread, config)
  await untilPending()
  await decide({ type: 'approve' })
  return running
}

const allEnded = () =>
  vi.waitFor(() => {
    expect(server.runs.size).toBe(6)
    for (const run of server.runs.values()) expect(run).toHaveProperty('end_time')
  })

const named = (name: string): Json => [...server.runs.values()].find((run) => run.name === name)

test('a run of the chain is traced link by link, with the tools and what the model was asked', async () => {
  await sendMail(tracer('everything'))
  await allEnded()
  expect(server.faults).toEqual([])
  const parent = (name: string) => server.runs.get(named(name).parent_run_id)?.name
  expect(
    [...server.runs.values()].map(({ name, run_type }) => [name, run_type, parent(name)]),
  ).toEqual([
    ['RunnableSequence', 'chain', undefined],
    ['callModel', 'chain', 'RunnableSequence'],
    ['ScriptedModel', 'llm', 'callModel'],
    ['humanApproval', 'chain', 'RunnableSequence'],
    ['callTools', 'chain', 'RunnableSequence'],
    ['send_email', 'tool', 'callTools'],
  ])
  expect(JSON.stringify(named('ScriptedModel').inputs)).toContain(secret)
  expect(named('ScriptedModel').extra.metadata).toMatchObject({
    thread_id: 'thread',
    usage_metadata: { total_tokens: 7 },
  })
  expect(named('send_email')).toMatchObject({
    inputs: { recipient: 'sally@gmail.com' },
    outputs: { name: 'send_email', status: 'succeeded' },
  })
  expect(named('humanApproval').outputs).toMatchObject({ calls: [{ status: 'approved' }] })
  expect(failures).toEqual([])
})

test('of the structure only, nothing is sent that was said or done, not even in an error', async () => {
  await sendMail(tracer('structure'))
  await allEnded()
  const { ports, record } = memoryWorld(new ScriptedModel([new Error(secret)]), builtInTools)
  const thread = await record({ type: 'user-said', text: secret })
  await approvalChain(ports).invoke(thread, { callbacks: [tracer('structure')] })
  await vi.waitFor(() => expect(server.runs.size).toBe(11))
  const sent = server.requests.map(({ text }) => text).join('\n')
  for (const word of [secret, 'sally', 'launch']) expect(sent).not.toContain(word)
  expect(sent).toContain('"send_email"')
  expect(sent).toContain('"total_tokens":7')
  expect([...server.runs.values()].some(({ error }) => error === 'What it says is not sent.')).toBe(
    true,
  )
  expect(server.faults).toEqual([])
})

test('LangChain’s own tracer tells of the same runs in the same tree', async () => {
  const peer = await startLangSmith()
  vi.stubEnv('LANGSMITH_ENDPOINT', peer.origin)
  vi.stubEnv('LANGSMITH_API_KEY', 'any')
  const theirs = new LangChainTracer({ projectName: 'countersign' })
  await sendMail(tracer('everything'), theirs)
  await allEnded()
  const client = theirs.client as unknown as { awaitPendingTraceBatches(): Promise<void> }
  await client.awaitPendingTraceBatches()
  const shape = (runs: LangSmithServer['runs']) =>
    [...runs.values()]
      .map((run) => ({ id: run.id, name: run.name, trace: run.trace_id, lineage: lineageOf(run) }))
      .toSorted((one, other) => one.id.localeCompare(other.id))
  expect(shape(server.runs)).toEqual(shape(peer.runs))
  expect(peer.faults).toEqual([])
  await peer.close()
})

test('promise 5: the keys are in no trace; negative control: unhidden, one that was said is', async () => {
  const say = async (runs: number, hide?: (text: string) => string) => {
    const { ports, record } = memoryWorld(new ScriptedModel([says('Yes.')]), builtInTools)
    const thread = await record({ type: 'user-said', text: `My key is ${providerKey}` })
    await approvalChain(ports).invoke(thread, { callbacks: [tracer('everything', hide)] })
    await vi.waitFor(() => expect(server.runs.size).toBe(runs))
    return server.requests.map(({ text, path }) => path + text).join('\n')
  }
  const hidden = await say(5, (text) => text.replaceAll(providerKey, '[key]'))
  expect(hidden).toContain('My key is [key]')
  expect(hidden).not.toContain(providerKey)
  expect(hidden).not.toContain(key)
  expect(await say(10)).toContain(providerKey)
})

test.each(['refuses the key', 'fails', 'is gone'])(
  'a LangSmith that %s does not disturb the run, and is said once',
  async (how) => {
    if (how === 'fails') server.status = 500
    if (how === 'is gone') server.isGone = true
    const ownKey = how === 'refuses the key' ? 'wrong' : key
    const callback = tracer('everything', undefined, undefined, ownKey)
    const thread = await sendMail(callback)
    expect(thread.turns.at(-1)).toMatchObject({ calls: [{ status: 'succeeded' }] })
    await vi.waitFor(() => expect(failures).toHaveLength(1))
    await sendMail(callback)
    expect(failures).toHaveLength(1)
    expect(server.requests).toHaveLength(1)
    expect(String(failures[0])).not.toContain(key)
  },
)

test('nothing is sent where nothing traces', async () => {
  await sendMail()
  expect(server.requests).toEqual([])
})

test('promise 5: once it is no longer wanted, nothing more is sent of a run that is under way', async () => {
  let isWanted = true
  const { ports, record, decide, untilPending } = memoryWorld(
    new ScriptedModel([proposes(['send_email', mail, 'call_a'])]),
    builtInTools,
  )
  const callbacks = [tracer('everything', undefined, () => isWanted)]
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Write' }), {
    callbacks,
  })
  await untilPending()
  await vi.waitFor(() => expect(named('humanApproval')).toBeDefined())
  const before = server.requests.length
  isWanted = false
  await decide({ type: 'approve' })
  await running
  // What would be sent is sent before this, which is begun later.
  await sendMail(tracer('structure'))
  await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(before))
  expect(
    server.requests
      .slice(before)
      .map(({ text }) => text)
      .join(),
  ).not.toContain('recipient')
  expect(failures).toEqual([])
})

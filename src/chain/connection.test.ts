import { AIMessageChunk, SystemMessage } from '@langchain/core/messages'
import { expect, test, vi } from 'vitest'
import type { Problem } from '../thread/problem.ts'
import { builtInTools } from '../tools/index.ts'
import { approvalChain } from './approvalChain.ts'
import { memoryWorld } from './memoryPorts.ts'
import type { Connection } from './ports.ts'
import { proposes, says, ScriptedModel } from './scriptedModel.ts'
import type { ScriptedReply } from './scriptedModel.ts'

const withoutTools: Problem = {
  ...{ kind: 'provider-error', title: 'It can’t call tools.', meaning: '', remedy: '' },
}

function world(replies: readonly ScriptedReply[], more: Partial<Connection> = {}) {
  const model = new ScriptedModel(replies)
  const bindTools = vi.spyOn(model, 'bindTools')
  const memory = memoryWorld(model, builtInTools)
  const connect = async () => ({ ...(await memory.ports.connect()), ...more })
  const ports = { ...memory.ports, connect }
  return { ...memory, model, bindTools, chain: approvalChain(ports) }
}

test('the instructions go before the conversation, and on record with the other parameters', async () => {
  const parameters = { instructions: 'Be brief.', temperature: 0.2, maxTokens: 500 }
  const { chain, model, record, events } = world([says('Hello')], { parameters })
  await chain.invoke(await record({ type: 'user-said', text: 'Hello' }))
  expect(model.asked[0]?.map(({ text }) => text)).toEqual(['Be brief.', 'Hello'])
  expect(model.asked[0]?.[0]).toBeInstanceOf(SystemMessage)
  expect(events.find(({ type }) => type === 'model-asked')).toMatchObject({ parameters })
})

test('without instructions and parameters nothing goes before the conversation, and none is on record', async () => {
  const { chain, model, record, events } = world([says('Hello')], { parameters: {} })
  await chain.invoke(await record({ type: 'user-said', text: 'Hello' }))
  expect(model.asked[0]?.map(({ text }) => text)).toEqual(['Hello'])
  expect(events.find(({ type }) => type === 'model-asked')).not.toHaveProperty('parameters')
})

test('promise 4: a model that can’t call tools is offered none, and the record says so', async () => {
  const { chain, bindTools, record, events } = world([says('Hello')], { withoutTools })
  await chain.invoke(await record({ type: 'user-said', text: 'Hello' }))
  expect(bindTools).not.toHaveBeenCalled()
  expect(events.find(({ type }) => type === 'model-asked')).toMatchObject({ tools: {} })
  expect(events.at(-1)?.type).toBe('model-replied')
})

test('negative control: another model is offered all of them', async () => {
  const { chain, bindTools, record, events } = world([says('Hello')])
  await chain.invoke(await record({ type: 'user-said', text: 'Hello' }))
  expect(bindTools).toHaveBeenCalledOnce()
  const asked = events.find((event) => event.type === 'model-asked')
  expect(Object.keys(asked?.tools ?? {})).toEqual([...builtInTools.keys()])
})

test('a model that can’t call tools is not asked about a conversation that has some', async () => {
  const first = world([proposes(['count_emails', '{"last_n_days":1}', 'call_a'])])
  const running = first.chain.invoke(await first.record({ type: 'user-said', text: 'How many?' }))
  await first.untilPending()
  await first.decide({ type: 'reject' })
  await running
  const second = world([says('Never said.')], { withoutTools })
  await second.chain.invoke(await second.record(...first.events))
  expect(second.model.asked).toEqual([])
  expect(second.events.at(-1)).toMatchObject({ type: 'reply-interrupted' })
})

test('a call that a model makes although it was offered no tool is refused or decided like any other, never run unasked', async () => {
  const call = { type: 'tool_call_chunk', index: 0, id: 'call_a' } as const
  const chunk = new AIMessageChunk({
    content: '',
    tool_call_chunks: [{ ...call, name: 'count_emails', args: '{"last_n_days":1}' }],
    response_metadata: { finish_reason: 'stop' },
  })
  const { chain, record, untilPending, events, decide } = world([[chunk]], { withoutTools })
  const running = chain.invoke(await record({ type: 'user-said', text: 'How many?' }))
  await untilPending()
  expect(events.map(({ type }) => type)).not.toContain('call-started')
  await decide({ type: 'reject' })
  await running
})

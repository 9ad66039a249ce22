import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { nextStep } from '../thread/nextStep.ts'
import type { Thread } from '../thread/thread.ts'
import { defineTool } from '../tools/tool.ts'
import type { ToolSpecification } from '../tools/tool.ts'
import { approvalChain } from './approvalChain.ts'
import { memoryWorld } from './memoryPorts.ts'
import type { ChainPorts } from './ports.ts'
import { proposes, ScriptedModel } from './scriptedModel.ts'

const schema = z.strictObject({})
type BellSpecification = Extract<ToolSpecification<typeof schema>, { execute: unknown }>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** A bell that is being rung: the call is approved, and its tool has been entered. */
async function ringing({
  during = {},
  ...bell
}: Partial<BellSpecification> & { during?: Partial<ChainPorts> } = {}) {
  let enter: (signal: AbortSignal) => void
  const entered = new Promise<AbortSignal>((resolve) => {
    enter = resolve
  })
  const { execute = () => new Promise<never>(() => {}), ...rest } = bell
  const tool = defineTool({
    name: 'ring_bell',
    description: 'Rings a bell',
    risk: 'send',
    schema,
    execute(args, context) {
      enter(context.signal)
      return execute(args, context)
    },
    ...rest,
  })
  const model = new ScriptedModel([proposes(['ring_bell', '{}', 'a'])])
  const world = memoryWorld(model, new Map([['ring_bell', tool]]))
  const running = approvalChain({ ...world.ports, ...during }).invoke(
    await world.record({ type: 'user-said', text: 'Ring' }),
  )
  await world.untilPending()
  await world.decide({ type: 'approve' })
  return { world, running, signal: await entered }
}

function callOf(thread: Thread) {
  const last = thread.turns.at(-1)
  return last?.kind === 'reply' ? last.calls[0] : undefined
}

test('promise 3: a tool that never returns and ignores its signal is given up after a minute, its outcome unknown [case 13]', async () => {
  const { world, running, signal } = await ringing()
  await vi.advanceTimersByTimeAsync(59_999)
  expect(callOf(world.ports.thread())?.status).toBe('running')
  expect(signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  const thread = await running
  expect(signal.aborted).toBe(true)
  expect(callOf(thread)).toMatchObject({
    status: 'unknown',
    why: 'It had not ended after 60 s, its time limit. It is not waited for any longer.',
  })
  expect(nextStep(thread)).toEqual({ type: 'interrupted', why: 'outcome-unknown' })
})

test('negative control: without the limit the same tool runs on [case 13]', async () => {
  const { world } = await ringing({ timeLimit: Infinity })
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000)
  expect(callOf(world.ports.thread())?.status).toBe('running')
})

test('a tool that only reads has failed at its limit, and a limit of its own counts [case 13]', async () => {
  const { running } = await ringing({ risk: 'read', timeLimit: 5000 })
  await vi.advanceTimersByTimeAsync(5000)
  expect(callOf(await running)).toMatchObject({
    status: 'failed',
    error: 'It had not ended after 5 s, its time limit. It is not waited for any longer.',
  })
})

test('what a tool that was given up says later changes nothing', async () => {
  let end: (value: { result: string }) => void = () => {}
  const { world, running } = await ringing({
    execute: () =>
      new Promise((resolve) => {
        end = resolve
      }),
  })
  await vi.advanceTimersByTimeAsync(60_000)
  await running
  const before = world.events.length
  end({ result: 'ding' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(world.events.length).toBe(before)
  expect(callOf(world.ports.thread())?.status).toBe('unknown')
})

test('a tool that ends at its limit because of the abort is told by the limit, not by its own words', async () => {
  const { running } = await ringing({
    execute: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      }),
  })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(callOf(await running)).toMatchObject({
    status: 'unknown',
    why: expect.stringContaining('time limit') as unknown,
  })
})

test('a tool that ignores a stop is waited for a second more, and its outcome is unknown [case 14]', async () => {
  const { world, running, signal } = await ringing()
  world.stopper.abort()
  expect(signal.aborted).toBe(true)
  await vi.advanceTimersByTimeAsync(999)
  expect(callOf(world.ports.thread())?.status).toBe('running')
  await vi.advanceTimersByTimeAsync(1)
  expect(callOf(await running)).toMatchObject({
    status: 'unknown',
    why: 'It was stopped, and had not ended 1 s later. It is not waited for any longer.',
  })
})

test('a tool that ends in time leaves no timer behind, stopped or not', async () => {
  const { running } = await ringing({ execute: async () => ({ result: 'ding' }) })
  expect(callOf(await running)?.status).toBe('succeeded')
  const stopped = await ringing({
    execute: (_, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ result: 'ding' }))
      }),
  })
  stopped.world.stopper.abort()
  expect(callOf(await stopped.running)?.status).toBe('succeeded')
  expect(vi.getTimerCount()).toBe(0)
})

test('while the person is asked, the limit does not count; afterwards it starts afresh', async () => {
  const { world, running, signal } = await ringing({
    execute: async (_, { ask }) => {
      await ask?.({ message: 'Loud?', schema: {} })
      return new Promise<never>(() => {})
    },
    during: {
      askPerson: () =>
        new Promise((resolve) => setTimeout(() => resolve({ type: 'decline' }), 90_000)),
    },
  })
  await vi.advanceTimersByTimeAsync(149_999)
  expect(callOf(world.ports.thread())?.status).toBe('running')
  expect(signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(callOf(await running)?.status).toBe('unknown')
})

import { AIMessageChunk } from '@langchain/core/messages'
import { ChatGenerationChunk } from '@langchain/core/outputs'
import { expect, test, vi } from 'vitest'
import { builtInTools } from '../tools/index.ts'
import { approvalChain } from './approvalChain.ts'
import { memoryWorld } from './memoryPorts.ts'
import type { ChainPorts, LiveReply } from './ports.ts'
import { says, ScriptedModel } from './scriptedModel.ts'
import type { ScriptedReply } from './scriptedModel.ts'

const declined = new Error('Too many requests')

/** A world in which the first two failures are waited out; the test says when a wait is over. */
function world(replies: readonly ScriptedReply[]) {
  const model = new ScriptedModel(replies)
  const memory = memoryWorld(model, builtInTools)
  const shown: (LiveReply | undefined)[] = []
  const rings: (() => void)[] = []
  const cancelled = vi.fn()
  const ports: ChainPorts = {
    ...memory.ports,
    waitAfter: (_, failures) => [2000, 6000][failures - 1],
    show: (reply) => shown.push(reply),
    now: () => 100,
    after(_, ring) {
      rings.push(ring)
      return cancelled
    },
  }
  const run = async () =>
    approvalChain(ports).invoke(await memory.record({ type: 'user-said', text: 'Hello' }))
  const types = () => memory.events.map(({ type }) => type)
  const untilWaiting = (waits: number) => vi.waitFor(() => expect(rings).toHaveLength(waits))
  return { ...memory, model, shown, rings, cancelled, run, types, untilWaiting }
}

test('what was declined is sent again after a wait that is shown, as one request on record', async () => {
  const { run, rings, model, shown, types, untilWaiting } = world([declined, declined, says('Hi')])
  const running = run()
  await untilWaiting(1)
  expect(model.asked).toHaveLength(1)
  expect(shown.at(-1)?.wait).toEqual({ until: 2100, why: expect.any(String) as string })
  rings[0]?.()
  await untilWaiting(2)
  expect(shown.at(-1)?.wait?.until).toBe(6100)
  rings[1]?.()
  await running
  expect(model.asked).toHaveLength(3)
  expect(model.asked[2]).toEqual(model.asked[0])
  expect(types()).toEqual(['user-said', 'model-asked', 'model-replied'])
  expect(shown.at(-1)).toBeUndefined()
})

test('the third time it is left to the person', async () => {
  const { run, rings, model, types, untilWaiting } = world([declined, declined, declined])
  const running = run()
  await untilWaiting(1)
  rings[0]?.()
  await untilWaiting(2)
  rings[1]?.()
  await running
  expect(model.asked).toHaveLength(3)
  expect(types()).toEqual(['user-said', 'model-asked', 'reply-interrupted'])
})

test('a stop ends the wait, and nothing is sent again', async () => {
  const { run, model, types, stopper, cancelled, untilWaiting } = world([declined, says('Hi')])
  const running = run()
  await untilWaiting(1)
  stopper.abort()
  await running
  expect(cancelled).toHaveBeenCalledOnce()
  expect(model.asked).toHaveLength(1)
  expect(types().at(-1)).toBe('reply-interrupted')
})

test('a reply that has begun is never asked for again by itself', async () => {
  const { run, rings, model, types } = world([])
  let asked = 0
  vi.spyOn(model, '_streamResponseChunks').mockImplementation(async function* () {
    asked += 1
    const message = new AIMessageChunk({ content: 'I ' })
    yield new ChatGenerationChunk({ message, text: 'I ' })
    throw declined
  })
  await run()
  expect([asked, rings]).toEqual([1, []])
  expect(types().at(-1)).toBe('reply-interrupted')
})

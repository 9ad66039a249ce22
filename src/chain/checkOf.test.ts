import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Finding, UnknownCall } from '../thread/toolCall.ts'
import { builtInTools } from '../tools/index.ts'
import { defineTool } from '../tools/tool.ts'
import type { Tool } from '../tools/tool.ts'
import { checkOf } from './checkOf.ts'
import { resultLimit } from './limitResult.ts'
import { after } from './memoryPorts.ts'

const schema = z.strictObject({ tune: z.string() })
const bell = { name: 'ring_bell', description: 'Rings a bell', risk: 'send', schema } as const

type Look = (args: { tune: string }, context: { idempotencyKey: string }) => Promise<Finding>

function bellWith(check?: Look): { tool: Tool; execute: ReturnType<typeof vi.fn> } {
  const execute = vi.fn(async () => ({ result: 'ding' }))
  return { tool: defineTool({ ...bell, execute, ...(check ? { check } : {}) }), execute }
}

function unknown(tool: Tool): UnknownCall {
  return {
    id: 'thread/1/0',
    toolCallId: 'a',
    name: tool.definition.name,
    reply: 1,
    index: 0,
    args: { tune: 'low' },
    definition: tool.definition,
    revision: 2,
    offeredAt: 1,
    decision: { type: 'approve' },
    decidedAt: 2,
    digest: '',
    effects: [],
    startedAt: 3,
    finishedAt: 4,
    status: 'unknown',
    why: 'The page was closed while it ran.',
  }
}

async function look(tool: Tool): Promise<Finding | undefined> {
  const check = await checkOf(unknown(tool), new Map([[tool.definition.name, tool]]), after)
  return check?.(new AbortController().signal)
}

test('promise 3: a look asks under the key that the call was started with, and runs nothing', async () => {
  const seen = vi.fn<Look>(async () => ({ type: 'took-effect', output: 'It rang.' }))
  const { tool, execute } = bellWith(seen)
  expect(await look(tool)).toEqual({ type: 'took-effect', output: 'It rang.' })
  expect(seen).toHaveBeenCalledExactlyOnceWith(
    { tune: 'low' },
    expect.objectContaining({ idempotencyKey: 'thread/1/0@2' }),
  )
  expect(execute).not.toHaveBeenCalled()
})

test('there is no look where the tool has none, is gone, or is another one now', async () => {
  const { tool } = bellWith(async () => ({ type: 'no-effect' }))
  const call = unknown(tool)
  const without = bellWith().tool
  const other = { ...tool, definition: { ...tool.definition, description: 'Rings another bell' } }
  expect(await checkOf(call, builtInTools, after)).toBeUndefined()
  expect(await checkOf(call, new Map([['ring_bell', without]]), after)).toBeUndefined()
  expect(await checkOf(call, new Map([['ring_bell', other]]), after)).toBeUndefined()
  expect(await checkOf(call, new Map([['ring_bell', tool]]), after)).toBeDefined()
})

test.each([
  [new TypeError('Failed to fetch'), /could not be reached \(Failed to fetch\)/],
  [new Error('The notice board answered 500.'), /Looking failed: The notice board answered 500/],
])('a look that fails says nothing about the call: %s', async (error, why) => {
  const { tool } = bellWith(() => Promise.reject(error))
  expect(await look(tool)).toEqual({
    type: 'inconclusive',
    why: expect.stringMatching(why) as unknown,
  })
})

test('what a look brings is cut like any result', async () => {
  const output = 'x'.repeat(resultLimit + 1)
  const { tool } = bellWith(async () => ({ type: 'took-effect', output }))
  expect(await look(tool)).toEqual({ type: 'took-effect', output: output.slice(1) })
})

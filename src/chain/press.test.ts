import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { defineTool } from '../tools/tool.ts'
import { approvalChain } from './approvalChain.ts'
import { memoryWorld } from './memoryPorts.ts'
import { proposes, ScriptedModel } from './scriptedModel.ts'

/** A tool that needs a press; tells how often it ran. */
function copyTool() {
  const runs: unknown[] = []
  const tool = defineTool({
    name: 'copy',
    description: 'Copies a text',
    risk: 'write',
    needsPress: true,
    schema: z.strictObject({}),
    async execute(args) {
      runs.push(args)
      return { result: 'copied' }
    },
  })
  return { tool, runs }
}

/** Approves a call of a tool that needs a press, and tells for which calls one was asked, and what was on record by then. */
async function pressedFor(userActivation: { readonly isActive: boolean } | undefined) {
  vi.stubGlobal('navigator', userActivation ? { userActivation } : {})
  const { tool } = copyTool()
  const model = new ScriptedModel([proposes(['copy', '{}', 'a'])])
  const world = memoryWorld(model, new Map([['copy', tool]]))
  const running = approvalChain(world.ports).invoke(
    await world.record({ type: 'user-said', text: 'Copy' }),
  )
  await world.untilPending()
  await world.decide({ type: 'approve' })
  await running
  return { pressed: world.pressed, events: world.events.map(({ type }) => type) }
}

test('a press is asked for where there was none, before the start is on record', async () => {
  const { pressed, events } = await pressedFor({ isActive: false })
  expect(pressed).toEqual([{ call: 'thread/1/0', after: 'call-decided' }])
  expect(events.filter((type) => type.startsWith('call-')).slice(-2)).toEqual([
    'call-started',
    'call-finished',
  ])
})

test('none is asked for right after one, nor where the browser can’t tell', async () => {
  expect((await pressedFor({ isActive: true })).pressed).toEqual([])
  expect((await pressedFor(undefined)).pressed).toEqual([])
})

test('promise 1: a tool that is turned off while the press is awaited does not run', async () => {
  vi.stubGlobal('navigator', { userActivation: { isActive: false } })
  const { tool, runs } = copyTool()
  const tools = new Map([['copy', tool]])
  const world = memoryWorld(new ScriptedModel([proposes(['copy', '{}', 'a'])]), tools)
  const press = async () => {
    tools.clear()
  }
  const running = approvalChain({ ...world.ports, press }).invoke(
    await world.record({ type: 'user-said', text: 'Copy' }),
  )
  await world.untilPending()
  await world.decide({ type: 'approve' })
  await running
  expect(runs).toEqual([])
  expect(world.events).toContainEqual({
    type: 'call-cancelled',
    call: 'thread/1/0',
    reason: 'tool-missing',
  })
})

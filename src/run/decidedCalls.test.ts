import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { forgetAll } from '../storage/forget.ts'
import { sampleDefinition } from '../thread/anyThread.ts'
import { definitionDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { JsonObject } from '../thread/json.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { Decision, ToolDefinition } from '../thread/toolCall.ts'
import { journalled } from './archive/someThread.ts'
import { decidedCalls } from './decidedCalls.ts'

const id = 'thread-number-one'
const asked: readonly ThreadEvent[] = [
  { type: 'user-said', text: 'Hello' },
  {
    type: 'model-asked',
    reply: 1,
    origin: { provider: 'demo', model: 'm' },
    mode: 'agent',
    tools: {},
  },
  { type: 'model-replied', reply: 1, message: { type: 'ai', data: { content: '' } } },
]
const offered = (
  index: number,
  args: JsonObject,
  definition: ToolDefinition = sampleDefinition,
): ThreadEvent => ({
  type: 'call-offered',
  call: callIdOf(id, 1, index),
  toolCallId: `call_${index}`,
  name: definition.name,
  args,
  definition,
})
const decided = (
  index: number,
  decision: Decision,
  more: Partial<Extract<ThreadEvent, { type: 'call-decided' }>> = {},
): ThreadEvent => ({
  type: 'call-decided',
  call: callIdOf(id, 1, index),
  revision: 1,
  decision,
  ...(decision.type === 'approve' ? { digest: 'd' } : {}),
  ...more,
})
const approve = { type: 'approve' } as const
const reject = { type: 'reject' } as const
const mark = { id: 'r', sentence: 'Always.' }

beforeEach(forgetAll)

test('only what a person decided counts, as the model proposed it and as it was decided last', async () => {
  await journalled(id, [
    ...asked,
    offered(0, { to: 'a' }),
    offered(1, { to: 'b' }),
    offered(2, { to: 'c' }),
    offered(3, { to: 'd' }),
    decided(0, approve),
    decided(1, approve, { rule: mark, effects: [] }),
    decided(
      2,
      { type: 'edit', editedAction: { name: 'send_email', args: { to: 'e' } } },
      {
        revision: 2,
        digest: 'd',
      },
    ),
    { type: 'decision-withdrawn', call: callIdOf(id, 1, 0) },
    decided(0, reject),
  ])
  const definition = await definitionDigest(sampleDefinition)
  const base = { name: 'send_email', definitionDigest: definition, threadId: id, isTainted: false }
  expect(await decidedCalls('call', 'send_email')).toEqual([
    { ...base, args: { to: 'c' }, decision: 'edit' },
    { ...base, args: { to: 'a' }, decision: 'reject' },
  ])
  expect(await decidedCalls('call', 'count_emails')).toEqual([])
})

test('what came from a file is nobody’s history here', async () => {
  await journalled(id, [
    ...asked,
    offered(0, { to: 'a' }),
    offered(1, { to: 'b' }),
    decided(0, reject),
    { type: 'thread-imported' },
    { type: 'thread-adopted' },
    decided(1, reject),
  ])
  expect(await decidedCalls('call', 'send_email')).toMatchObject([{ args: { to: 'b' } }])
})

test('of results it counts which a person released and which they withheld', async () => {
  const finished = (index: number): readonly ThreadEvent[] => [
    { type: 'call-started', call: callIdOf(id, 1, index), digest: 'd' },
    {
      type: 'call-finished',
      call: callIdOf(id, 1, index),
      outcome: { type: 'succeeded', result: { type: 'whole', value: 1 } },
    },
  ]
  const guarded = { ...sampleDefinition, isResultUntrusted: true as const }
  await journalled(id, [
    ...asked,
    offered(0, { to: 'a' }, guarded),
    offered(1, { to: 'b' }, guarded),
    decided(0, approve),
    decided(1, approve),
    ...finished(0),
    ...finished(1),
    { type: 'result-withheld', call: callIdOf(id, 1, 0) },
    { type: 'result-released', call: callIdOf(id, 1, 1) },
  ])
  expect(await decidedCalls('result', guarded.name)).toMatchObject([
    { args: { to: 'a' }, decision: 'reject' },
    { args: { to: 'b' }, decision: 'approve' },
  ])
})

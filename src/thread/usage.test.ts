import { expect, test } from 'vitest'
import type { Json } from './json.ts'
import type { ReplyTurn } from './thread.ts'
import { countedReplies, sum, usageOf } from './usage.ts'

function reply(told: Json): ReplyTurn {
  const data = { content: 'Hello', usage_metadata: told }
  const origin = { provider: 'custom', model: 'm' }
  return {
    ...{ kind: 'reply', seq: 2, at: 2, reply: 1, mode: 'agent', calls: [], passEnded: false },
    author: { type: 'model', origin, message: { type: 'ai', data }, askedSeq: 1 },
  }
}

test('reads what LangChain makes of every provider’s counts', () => {
  const told = { input_tokens: 10, output_tokens: 5, input_token_details: { cache_read: 4 } }
  expect(usageOf(reply(told))).toEqual({ input: 10, output: 5, cached: 4 })
})

test.each([
  ['nothing', null],
  ['no numbers', { input_tokens: 'many', output_tokens: null }],
  ['a list', [1, 2]],
  ['zeros', { input_tokens: 0, output_tokens: 0 }],
  ['what is less than nothing', { input_tokens: -1, output_tokens: -5 }],
])('%s is no usage', (_what, told) => {
  expect(usageOf(reply(told))).toBeUndefined()
})

test('sums up what was counted, and leaves out what was not', () => {
  const counted = countedReplies([
    reply({ input_tokens: 10, output_tokens: 5 }),
    reply(null),
    { kind: 'user', seq: 3, at: 3, text: 'More' },
    reply({ input_tokens: 20, output_tokens: 1, input_token_details: { cache_read: 9 } }),
  ])
  expect(sum(counted.map(([, usage]) => usage))).toEqual({ input: 30, output: 6, cached: 9 })
})

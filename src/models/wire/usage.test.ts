import { expect, test } from 'vitest'
import { usageIn } from './usage.ts'

const counted = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 }

test.each([
  ['in its own place', { usage: counted }, {}],
  ['in Groq’s', { x_groq: { usage: counted } }, {}],
  ['in the choice', { usage: null }, { usage: counted }],
  ['under other names', { usage: { input_tokens: 20, output_tokens: 10 } }, {}],
])('usage is found %s', (_, chunk, choice) => {
  expect(usageIn(chunk, choice)).toMatchObject(counted)
})

test('what was read from a cache is counted, and what is no usage is not', () => {
  expect(usageIn({ usage: { ...counted, prompt_cache_hit_tokens: 5 } }, {})).toMatchObject({
    prompt_tokens_details: { cached_tokens: 5 },
  })
  expect(usageIn({ usage: null }, { usage: {} })).toBe(undefined)
})

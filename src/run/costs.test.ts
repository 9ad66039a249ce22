import { expect, test } from 'vitest'
import type { ThreadSettings } from '../storage/settings.ts'
import { openCosting } from './costs.ts'

const usage = { input: 1_000_000, output: 500_000, cached: 0 }
const groq = { provider: 'groq', model: 'openai/gpt-oss-120b' }
const settings: ThreadSettings = {
  ...{ ...groq, baseURL: 'https://api.groq.com/openai/v1' },
  ...{ sendsKey: true, mode: 'agent' },
}

test('a known price is used, for its provider and model only', async () => {
  const cost = await openCosting()
  expect(cost(settings, groq, usage)).toBeCloseTo(0.45)
  expect(cost(settings, { ...groq, model: 'other' }, usage)).toBeUndefined()
  expect(cost(settings, { ...groq, provider: 'together' }, usage)).toBeUndefined()
  expect(cost(settings, { ...groq, model: 'constructor' }, usage)).toBeUndefined()
})

test('what the person entered comes first, for the model that it was entered for only', async () => {
  const cost = await openCosting()
  const entered = { ...settings, price: { input: 1, output: 2 } }
  expect(cost(entered, groq, usage)).toBeCloseTo(2)
  expect(cost(entered, { provider: 'groq', model: 'other' }, usage)).toBeUndefined()
  expect(cost({ ...entered, price: { input: 0, output: 0 } }, groq, usage)).toBe(0)
})

import { expect, test } from 'vitest'
import { usageWords } from './words.ts'

const usage = { input: 12345, output: 67, cached: 0 }

test.each([
  [undefined, '12,345 in, 67 out'],
  [0, '12,345 in, 67 out · about $0'],
  [0.000123, '12,345 in, 67 out · about $0.00012'],
  [0.0999, '12,345 in, 67 out · about $0.10'],
  [0.25, '12,345 in, 67 out · about $0.25'],
  [12.345, '12,345 in, 67 out · about $12.35'],
])('a cost of %s is worded as %s', (dollars, words) => {
  expect(usageWords(usage, dollars)).toBe(words)
})

test('what was cached is told where there is any', () => {
  expect(usageWords({ ...usage, cached: 12000 }, undefined)).toBe(
    '12,345 in (12,000 cached), 67 out',
  )
})

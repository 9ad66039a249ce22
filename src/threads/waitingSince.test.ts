import { expect, test } from 'vitest'
import { waitingSince } from './waitingSince.ts'

test('minutes are counted up to an hour, then the clock tells', () => {
  const at = new Date(2026, 0, 5, 14, 2).getTime()
  expect(waitingSince(at, at + 59_000)).toBe('just now')
  expect(waitingSince(at, at + 3 * 60_000)).toBe('for 3 min')
  expect(waitingSince(at, at + 59 * 60_000)).toBe('for 59 min')
  expect(waitingSince(at, at + 60 * 60_000)).toMatch(/^since .*02/)
})

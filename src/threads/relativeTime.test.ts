import { expect, test } from 'vitest'
import { relativeTime } from './relativeTime.ts'

const minute = 60_000
const day = 24 * 60 * minute

test.each([
  [0, 'now'],
  [-5 * minute, 'now'],
  [59_000, 'now'],
  [5 * minute, '5 minutes ago'],
  [90 * minute, '1 hour ago'],
  [day, 'yesterday'],
  [8 * day, 'last week'],
  [400 * day, 'last year'],
])('an age of %i ms reads "%s"', (age, words) => {
  expect(relativeTime(1_700_000_000_000 - age, 1_700_000_000_000, 'en')).toBe(words)
})

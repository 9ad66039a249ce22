import { expect, test } from 'vitest'
import { endOf, usesOf } from './term.ts'

const now = new Date(2026, 10, 23, 15, 30).getTime()

test('a rule ends in an hour, at midnight here, in 30 days, or not by itself', () => {
  expect(endOf('hour', now)).toEqual({ expiresAt: new Date(2026, 10, 23, 16, 30).getTime() })
  expect(endOf('day', now)).toEqual({ expiresAt: new Date(2026, 10, 24).getTime() })
  expect(endOf('month', now)).toEqual({ expiresAt: now + 30 * 24 * 60 * 60 * 1000 })
  expect(endOf('revoked', now)).toEqual({})
})

test('a rule has a number of uses, or no limit', () => {
  expect([usesOf('one'), usesOf('five'), usesOf('twenty'), usesOf('any')]).toEqual([
    { usesLeft: 1 },
    { usesLeft: 5 },
    { usesLeft: 20 },
    {},
  ])
})

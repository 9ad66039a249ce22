import { expect, test } from 'vitest'
import { hintsOf } from './hints.ts'

test('what a server says of its tool is said in words, and what it does not say is not', () => {
  expect(hintsOf(undefined)).toEqual([])
  expect(hintsOf({ title: 'Echo', readOnlyHint: false, destructiveHint: false })).toEqual([])
  expect(hintsOf({ readOnlyHint: true, openWorldHint: false })).toEqual([
    'read-only',
    'stays within the server',
  ])
  expect(hintsOf({ readOnlyHint: 'yes', destructiveHint: true })).toEqual(['destructive'])
})

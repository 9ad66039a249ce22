import { expect, test } from 'vitest'
import type { Turn } from '../thread/thread.ts'
import { createGrouping } from './turnGroups.ts'

const turns: readonly Turn[] = Array.from({ length: 100 }, (_, index) => ({
  kind: 'user',
  seq: index + 1,
  at: 0,
  text: String(index),
}))

test('an append leaves every group but the last as it is', () => {
  const group = createGrouping()
  const before = group(turns.slice(0, 99), 0)
  const after = group(turns, 0)
  expect(after.flat()).toEqual(turns)
  expect(after.slice(0, -1).every((each, index) => each === before[index])).toBe(true)
})

test('a coming turn has its group before it is there', () => {
  const group = createGrouping()
  expect(group(turns.slice(0, 24), 1).map((each) => each.length)).toEqual([24, 0])
  expect(group(turns.slice(0, 25), 0).map((each) => each.length)).toEqual([24, 1])
})

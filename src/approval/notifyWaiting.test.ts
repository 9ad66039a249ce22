import { expect, test } from 'vitest'
import { hasMore } from './notifyWaiting.ts'

const thread = (id: string, pending: number) => ({ id, title: '', pending, updatedAt: 0 })

test('only what comes to wait is news: not a decision, not a thread that is gone', () => {
  expect(hasMore([thread('a', 0)], [thread('a', 1)])).toBe(true)
  expect(hasMore([], [thread('a', 1)])).toBe(true)
  expect(hasMore([thread('a', 2)], [thread('a', 1)])).toBe(false)
  expect(hasMore([thread('a', 2), thread('b', 1)], [thread('b', 1)])).toBe(false)
})

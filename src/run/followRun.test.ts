import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fold } from '../thread/fold.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { Thread } from '../thread/thread.ts'
import { followRun } from './followRun.ts'

const at = (...events: readonly ThreadEvent[]): Thread =>
  fold(
    'thread-1',
    events.map((event, index) => ({
      ...{ threadId: 'thread-1', seq: index + 1, at: index, previousHash: '', event },
    })),
  )
const said = at({ type: 'user-said', text: 'Hello' })
const stopped = at(
  { type: 'user-said', text: 'Hello' },
  { type: 'run-stopped', reason: { type: 'person' } },
)

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function followed(isRunning: boolean) {
  let thread = at()
  let changed = (): void => undefined
  const drawn: number[] = []
  const subscribe = (listener: () => void) => {
    changed = listener
    return () => undefined
  }
  followRun(
    { thread: () => thread, subscribe },
    () => isRunning,
    ({ seq }) => drawn.push(seq),
  )
  const become = (next: Thread) => {
    thread = next
    changed()
  }
  return { drawn, become }
}

test('while a run goes on the screen follows within a frame, once for all that has happened by then', () => {
  const { drawn, become } = followed(true)
  become(said)
  become(said)
  expect(drawn).toEqual([])
  vi.advanceTimersByTime(16)
  expect(drawn).toEqual([1])
})

test('where the person is waited for it follows at once, and nothing older comes after', () => {
  const { drawn, become } = followed(true)
  become(said)
  become(stopped)
  expect(drawn).toEqual([2])
  vi.advanceTimersByTime(100)
  expect(drawn).toEqual([2])
})

test('what happens while nothing runs is drawn at once', () => {
  const { drawn, become } = followed(false)
  become(said)
  expect(drawn).toEqual([1])
})

import { beforeAll, describe, expect, test } from 'vitest'
import { entryHash } from './digest.ts'
import type { ThreadEntry, ThreadEvent } from './events.ts'
import { verifyChain } from './verifyChain.ts'

const events: readonly ThreadEvent[] = [
  { type: 'user-said', text: 'one' },
  { type: 'thread-renamed', title: 'two' },
  { type: 'thread-renamed', title: 'three' },
]
let entries: readonly ThreadEntry[] = []
let head = ''

beforeAll(async () => {
  const chain: ThreadEntry[] = []
  for (const [index, event] of events.entries()) {
    chain.push({ threadId: 'thread', seq: index + 1, at: index, previousHash: head, event })
    head = await entryHash(chain.at(-1) as ThreadEntry)
  }
  entries = chain
})

test('a chain that nobody touched is intact, and names its last hash', async () => {
  expect(await verifyChain('thread', entries)).toEqual({ type: 'intact', entries: 3, head })
  expect(await verifyChain('thread', entries, { seq: 3, hash: head })).toMatchObject({
    type: 'intact',
  })
  expect(await verifyChain('thread', [])).toEqual({ type: 'intact', entries: 0, head: '' })
})

describe('the first event that does not match is named', () => {
  const changed = (at: number, change: Partial<ThreadEntry>) =>
    entries.map((entry) => (entry.seq === at ? { ...entry, ...change } : entry))

  test.each([
    [1, { at: 9 }, 1],
    [2, { event: { type: 'thread-renamed', title: 'other' } }, 2],
    [1, { previousHash: 'a' }, 1],
    [3, { previousHash: 'a' }, 2],
    [3, { at: 9 }, 3],
    [2, { threadId: 'other' }, 2],
  ] as const)('event %i with %j: event %i', async (at, change, seq) => {
    const found = await verifyChain('thread', changed(at, change), { seq: 3, hash: head })
    expect(found).toMatchObject({ type: 'broken', seq })
  })

  test('a gap, a missing first and a missing last one', async () => {
    const vouched = { seq: 3, hash: head }
    const without = (seq: number) => entries.filter((entry) => entry.seq !== seq)
    expect(await verifyChain('thread', without(1), vouched)).toMatchObject({ seq: 1 })
    expect(await verifyChain('thread', without(2), vouched)).toMatchObject({ seq: 2 })
    expect(await verifyChain('thread', without(3), vouched)).toMatchObject({ seq: 3 })
    expect(await verifyChain('thread', without(3))).toMatchObject({ type: 'intact' })
  })
})

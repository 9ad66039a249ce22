import { entryHash } from '../thread/digest.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'

/** Makes the next entries of a thread from events, each naming the hash of the one before. */
export async function chained(
  threadId: string,
  events: readonly ThreadEvent[],
  { after, at, hashOfHead }: { after: number; at: number; hashOfHead: string },
): Promise<readonly ThreadEntry[]> {
  const entries: ThreadEntry[] = []
  for (const event of events) {
    const before = entries.at(-1)
    const previousHash = before ? await entryHash(before) : hashOfHead
    entries.push({ threadId, seq: after + entries.length + 1, at, previousHash, event })
  }
  return entries
}

/** All entries of a thread after a seq. */
export function rangeAfter(threadId: string, after: number): IDBKeyRange {
  return IDBKeyRange.bound([threadId, after], [threadId, Number.POSITIVE_INFINITY], true)
}

/** The hash by which an entry after these would name the last of them; empty where there is none. */
export async function hashOfLast(entries: readonly ThreadEntry[]): Promise<string> {
  const last = entries.at(-1)
  return last ? entryHash(last) : ''
}

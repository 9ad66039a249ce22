import { entryHash } from './digest.ts'
import type { ThreadEntry } from './events.ts'

/** What came of checking a chain of hashes: whole, with the hash of its last entry, or the first entry that does not match and why. */
export type Verified =
  | { readonly type: 'intact'; readonly entries: number; readonly head: string }
  | { readonly type: 'broken'; readonly seq: number; readonly why: string }

/** An entry that something outside the chain remembers. */
interface Vouched {
  readonly seq: number
  readonly hash: string
}

/** Checks that the entries of a thread are complete, in order and as they were when the next one was written. Nothing in the chain names its last entry: `vouched` does, where it is known. */
export async function verifyChain(
  threadId: string,
  entries: readonly ThreadEntry[],
  vouched?: Vouched,
): Promise<Verified> {
  let head = ''
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1
    if (entry.threadId !== threadId) return broken(seq, 'It belongs to another thread.')
    if (entry.seq !== seq) return broken(seq, `Event ${seq} is missing.`)
    if (entry.previousHash !== head) {
      return seq === 1
        ? broken(1, 'It names an event before it, but it is the first.')
        : broken(seq - 1, `It is not what event ${seq} recorded as the one before it.`)
    }
    head = await entryHash(entry)
    if (seq === vouched?.seq && head !== vouched.hash) {
      return broken(seq, 'It is not what was written.')
    }
  }
  if (vouched && vouched.seq > entries.length) {
    return broken(entries.length + 1, `Events up to ${vouched.seq} were written and are missing.`)
  }
  return { type: 'intact', entries: entries.length, head }
}

function broken(seq: number, why: string): Verified {
  return { type: 'broken', seq, why }
}

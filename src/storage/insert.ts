import { entryHash } from '../thread/digest.ts'
import type { ThreadEntry } from '../thread/events.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import { openDatabase } from './database.ts'
import { storageProblem } from './storageProblems.ts'
import { bearWitness, dismissWitness } from './witness.ts'

/** A whole thread that is to be stored. */
export interface WholeThread {
  readonly summary: ThreadSummary
  readonly entries: readonly ThreadEntry[]
}

/** Stores whole threads, all or none, in one transaction; returns the ids of those that are here already, and then none was stored. */
export async function insertThreads(threads: readonly WholeThread[]): Promise<readonly string[]> {
  let reason: () => unknown = () => undefined
  try {
    const database = await openDatabase()
    const transaction = database.transaction(['entries', 'threads'], 'readwrite', {
      durability: 'strict',
    })
    reason = () => transaction.error
    const entries = transaction.objectStore('entries')
    const keys = await Promise.all(
      threads.map(({ summary: { id } }) => entries.getKey([id, 1] as [string, number])),
    )
    const present = keys.flatMap((key) => (key ? [key[0]] : []))
    if (present.length > 0) {
      await transaction.done
      return present
    }
    const writes: Promise<unknown>[] = [transaction.done]
    for (const { summary, entries: all } of threads) {
      for (const entry of all) writes.push(entries.add(entry))
      writes.push(transaction.objectStore('threads').put(summary))
    }
    await Promise.all(writes)
  } catch (error) {
    throw storageProblem(reason() ?? error)
  }
  for (const { summary, entries } of threads) await witnessAnew(summary.id, entries)
  return []
}

/** What an earlier thread of this id left is of no use to this one. */
async function witnessAnew(threadId: string, entries: readonly ThreadEntry[]): Promise<void> {
  const last = entries.at(-1)
  if (!last) return
  dismissWitness(threadId)
  bearWitness(threadId, { seq: last.seq, hash: await entryHash(last) })
}

import type { IDBPTransaction, StoreNames } from 'idb'
import type { ThreadEntry } from '../thread/events.ts'
import { openDatabase } from './database.ts'
import type { CountersignSchema } from './database.ts'
import { storageProblem } from './storageProblems.ts'

type AppendTransaction = IDBPTransaction<
  CountersignSchema,
  ArrayLike<StoreNames<CountersignSchema>>,
  'readwrite'
>

/** Begins to append; a database that refuses is a Problem. */
export async function begin(
  stores: readonly StoreNames<CountersignSchema>[],
  durability: IDBTransactionDurability,
): Promise<AppendTransaction> {
  const database = await openDatabase()
  try {
    return database.transaction(stores, 'readwrite', { durability })
  } catch (error) {
    throw storageProblem(error)
  }
}

/** Claims the places of these entries in one round trip: they must be free, and the one before them taken. Whoever loses the claim loses the whole transaction. */
export function claimPlace(transaction: AppendTransaction, entries: readonly ThreadEntry[]) {
  let isRefused = false
  const refuse = () => {
    isRefused = true
  }
  const table = transaction.objectStore('entries')
  const [first] = entries
  if (first && first.seq > 1) {
    void table.getKey([first.threadId, first.seq - 1]).then((key) => {
      if (key !== undefined) return
      refuse()
      transaction.abort()
    }, ignore)
  }
  for (const entry of entries) {
    void table.add(entry).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'ConstraintError') refuse()
    })
  }
  transaction.done.catch(ignore)
  return {
    isRefused: () => isRefused,
    /** Resolves once all of it is stored, or the claim is known to be lost; rejects where the storage failed. */
    async isLost(): Promise<boolean> {
      try {
        await transaction.done
        return false
      } catch (error) {
        if (isRefused) return true
        throw storageProblem(transaction.error ?? error)
      }
    },
  }
}

/** Failed requests end their transaction, and that is where they are heard. */
export function ignore(): void {}

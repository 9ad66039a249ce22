import canonicalize from 'canonicalize'
import type { IDBPTransaction, StoreNames } from 'idb'
import { openDatabase } from './database.ts'
import type { CountersignSchema } from './database.ts'
import { storageProblem } from './storageProblems.ts'

/** A rule as it lies in the browser; what it means is for others to read. */
export interface StoredRule {
  readonly id: string
}

/** A rule that something relies on: it must still be stored exactly as it was judged, and is then stored as it is after that use. */
export interface RuleUse {
  readonly before: StoredRule
  readonly after: StoredRule
}

/** An id that no rule has had. */
export function newRuleId(): string {
  return crypto.randomUUID()
}

/** All rules of this browser, in no order that means anything. */
export async function readRules(): Promise<readonly StoredRule[]> {
  const database = await openDatabase()
  return database.getAll('rules')
}

/** Stores a rule, in place of the one with its id. */
export async function saveRule(rule: StoredRule): Promise<void> {
  await write((store) => store.put(rule))
}

/** Removes a rule; one that is not there is no failure. */
export async function deleteRule(id: string): Promise<void> {
  await write((store) => store.delete(id))
}

/** Stores a rule in the place of another, unless that one is gone; tells whether it did. */
export async function replaceRule(replaced: string, rule: StoredRule): Promise<boolean> {
  let wasThere = false
  await write(async (store) => {
    wasThere = (await store.getKey(replaced)) !== undefined
    if (!wasThere) return
    await Promise.all([store.delete(replaced), store.put(rule)])
  })
  return wasThere
}

type RuleTransaction = IDBPTransaction<
  CountersignSchema,
  ArrayLike<StoreNames<CountersignSchema>>,
  'readwrite'
>
type RuleStore = ReturnType<typeof storeOf>

function storeOf(transaction: RuleTransaction) {
  return transaction.objectStore('rules')
}

async function write(change: (store: RuleStore) => Promise<unknown>): Promise<void> {
  try {
    const database = await openDatabase()
    const transaction = database.transaction(['rules'], 'readwrite', { durability: 'strict' })
    await Promise.all([change(storeOf(transaction)), transaction.done])
  } catch (error) {
    throw storageProblem(error)
  }
}

/** Whether all these rules are still what they were, in which case each use of them is written in this transaction. Nothing but IndexedDB is waited for. */
export async function spendRules(
  transaction: RuleTransaction,
  uses: readonly RuleUse[],
): Promise<boolean> {
  const store = storeOf(transaction)
  for (const { before, after } of uses) {
    const stored = await store.get(before.id)
    if (canonicalize(stored) !== canonicalize(before)) return false
    void store.put(after).catch(() => undefined)
  }
  return true
}

import type { IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb'
import type { OwnTransaction, NoteTable } from '../tools/tool.ts'
import { openDatabase } from './database.ts'
import type { CountersignSchema } from './database.ts'
import { mailTable } from './mails.ts'
import { openWorkspace } from './workspace.ts'

/** The stores that tools work on. */
export const ownStores = ['mails', 'notes'] as const

type Stores = ArrayLike<StoreNames<CountersignSchema>>

/** What tools may work on inside this transaction over at least `ownStores`; `now` is epoch milliseconds. */
export function ownDataIn(
  transaction: Pick<IDBPTransaction<CountersignSchema, Stores, 'readwrite'>, 'objectStore'>,
  now: number,
): OwnTransaction {
  return {
    mails: mailTable(transaction.objectStore('mails'), now),
    notes: noteTable(transaction.objectStore('notes')),
    workspace: openWorkspace,
  }
}

/** Lets somebody look at all of it, in one transaction that keeps it as it is but for mail that arrives. */
export async function lookAtOwnData<Seen>(
  now: number,
  look: (own: OwnTransaction) => Promise<Seen>,
): Promise<Seen> {
  const database = await openDatabase()
  const transaction = database.transaction(ownStores, 'readwrite')
  const [seen] = await Promise.all([look(ownDataIn(transaction, now)), transaction.done])
  return seen
}

function noteTable(
  store: IDBPObjectStore<CountersignSchema, Stores, 'notes', 'readwrite'>,
): NoteTable {
  return {
    all: () => store.getAll(),
    async add(note) {
      await store.add(note)
    },
    remove: (id) => store.delete(id),
  }
}

import { entryHash } from '../thread/digest.ts'
import { mustBeDurable } from '../thread/events.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import type { OwnTransaction } from '../tools/tool.ts'
import type { IDBPTransaction, StoreNames } from 'idb'
import { openDatabase, storageProblem } from './database.ts'
import type { CountersignSchema } from './database.ts'
import { mailTable } from './mails.ts'

/** What came of an append: the entries as written, or the entries that others wrote first. */
export type Appended =
  | { readonly type: 'appended'; readonly entries: readonly ThreadEntry[] }
  | { readonly type: 'conflict'; readonly missed: readonly ThreadEntry[] }

/** Tells the summary of the thread as it is once these entries are in it. */
type Summarise = (entries: readonly ThreadEntry[]) => ThreadSummary

/** What the caller has seen, and when it writes. `after` is the last seq it knows, `at` epoch milliseconds. */
export interface Seen {
  readonly after: number
  readonly at: number
}

/** The append-only list of events of one thread. */
export interface Journal {
  /** All entries, or those after a seq, in order. */
  read(after?: number): Promise<readonly ThreadEntry[]>
  /** Writes all events in one transaction, if nothing has happened that the caller has not seen. */
  append(events: readonly ThreadEvent[], seen: Seen, summarise: Summarise): Promise<Appended>
  /** Writes an event, runs an effect on our own data and writes the event it returns, in one transaction; if the effect throws, nothing of it happened. */
  appendWith(
    first: ThreadEvent,
    effect: (own: OwnTransaction) => Promise<ThreadEvent>,
    seen: Seen,
    summarise: Summarise,
  ): Promise<Appended>
}

/** Opens the journal of a thread. */
export function openJournal(threadId: string): Journal {
  let head: ThreadEntry | undefined

  const read: Journal['read'] = async (after = 0) => {
    const database = await openDatabase()
    const entries = await database.getAll('entries', rangeAfter(threadId, after))
    head = entries.at(-1) ?? head
    return entries
  }

  /** The hash is computed before any transaction opens: awaiting crypto inside would commit it. */
  const hashOfHead = async (after: number): Promise<string> => {
    if (after === 0) return ''
    if (head?.seq !== after) {
      const database = await openDatabase()
      head = await database.get('entries', [threadId, after])
    }
    return hashAfter(head ? [head] : [])
  }

  const conflict = async (after: number): Promise<Appended> => ({
    type: 'conflict',
    missed: await read(after),
  })

  return {
    read,

    async append(events, { after, at }, summarise) {
      const entries = await chained(threadId, events, after, at, await hashOfHead(after))
      const durability = events.some(mustBeDurable) ? 'strict' : 'relaxed'
      const transaction = await begin(['entries', 'threads'], durability)
      const claim = claimPlace(transaction, entries)
      void transaction.objectStore('threads').put(summarise(entries)).catch(ignore)
      if (await claim.isLost()) return conflict(after)
      head = entries.at(-1) ?? head
      return { type: 'appended', entries }
    },

    async appendWith(first, effect, { after, at }, summarise) {
      const lead = await chained(threadId, [first], after, at, await hashOfHead(after))
      const previousHash = await hashAfter(lead)
      // Effect and record stand or fall together; nothing leaves this browser before a strict write has followed.
      const transaction = await begin(['entries', 'threads', 'mails'], 'relaxed')
      const claim = claimPlace(transaction, lead)
      let event: ThreadEvent
      try {
        event = await effect({ mails: mailTable(transaction.objectStore('mails'), at) })
      } catch (error) {
        if (claim.isRefused()) return conflict(after)
        transaction.abort()
        await transaction.done.catch(ignore)
        throw error
      }
      const last: ThreadEntry = { threadId, seq: after + 2, at, previousHash, event }
      const entries = [...lead, last]
      void transaction.objectStore('entries').add(last).catch(ignore)
      void transaction.objectStore('threads').put(summarise(entries)).catch(ignore)
      if (await claim.isLost()) return conflict(after)
      head = last
      return { type: 'appended', entries }
    },
  }
}

/** Removes a thread: its entries, its line in the list and its settings. */
export async function deleteJournal(threadId: string): Promise<void> {
  const database = await openDatabase()
  const transaction = database.transaction(['entries', 'threads', 'settings'], 'readwrite')
  await Promise.all([
    transaction.objectStore('entries').delete(rangeAfter(threadId, 0)),
    transaction.objectStore('threads').delete(threadId),
    transaction.objectStore('settings').delete(threadId),
    transaction.done,
  ])
}

/** The lines of all threads, the last changed first. */
export async function readSummaries(): Promise<readonly ThreadSummary[]> {
  const database = await openDatabase()
  const summaries = await database.getAll('threads')
  return summaries.toSorted((one, other) => other.updatedAt - one.updatedAt)
}

function rangeAfter(threadId: string, after: number): IDBKeyRange {
  return IDBKeyRange.bound([threadId, after], [threadId, Number.POSITIVE_INFINITY], true)
}

type AppendTransaction = IDBPTransaction<
  CountersignSchema,
  ArrayLike<StoreNames<CountersignSchema>>,
  'readwrite'
>

async function begin(
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
function claimPlace(transaction: AppendTransaction, entries: readonly ThreadEntry[]) {
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
        throw storageProblem(error)
      }
    },
  }
}

/** Failed requests end their transaction, and that is where they are heard. */
function ignore(): void {}

async function chained(
  threadId: string,
  events: readonly ThreadEvent[],
  after: number,
  at: number,
  hashOfHead: string,
): Promise<readonly ThreadEntry[]> {
  const entries: ThreadEntry[] = []
  for (const event of events) {
    const before = entries.at(-1)
    const previousHash = before ? await entryHash(before) : hashOfHead
    entries.push({ threadId, seq: after + entries.length + 1, at, previousHash, event })
  }
  return entries
}

async function hashAfter(entries: readonly ThreadEntry[]): Promise<string> {
  const last = entries.at(-1)
  return last ? entryHash(last) : ''
}

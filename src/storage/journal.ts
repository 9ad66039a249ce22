import { entryHash } from '../thread/digest.ts'
import { mustBeDurable } from '../thread/events.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import type { OwnTransaction } from '../tools/tool.ts'
import { openDatabase, storageProblem } from './database.ts'
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
      try {
        const entries = await chained(threadId, events, after, at, await hashOfHead(after))
        const database = await openDatabase()
        const transaction = database.transaction(['entries', 'threads'], 'readwrite', {
          durability: events.some(mustBeDurable) ? 'strict' : 'relaxed',
        })
        const table = transaction.objectStore('entries')
        if (!(await isHead(table, threadId, after))) {
          await transaction.done
          return await conflict(after)
        }
        await Promise.all([
          ...entries.map((entry) => table.add(entry)),
          transaction.objectStore('threads').put(summarise(entries)),
          transaction.done,
        ])
        head = entries.at(-1) ?? head
        return { type: 'appended', entries }
      } catch (error) {
        throw storageProblem(error)
      }
    },

    async appendWith(first, effect, { after, at }, summarise) {
      const lead = await chained(threadId, [first], after, at, await hashOfHead(after))
      const previousHash = await hashAfter(lead)
      const database = await openDatabase()
      // Effect and record stand or fall together; nothing leaves this browser before a strict write has followed.
      const transaction = database.transaction(['entries', 'threads', 'mails'], 'readwrite', {
        durability: 'relaxed',
      })
      const finished = transaction.done
      finished.catch(() => undefined)
      const table = transaction.objectStore('entries')
      if (!(await isHead(table, threadId, after))) {
        await finished
        return conflict(after)
      }
      let event: ThreadEvent
      try {
        event = await effect({ mails: mailTable(transaction.objectStore('mails'), at) })
      } catch (error) {
        transaction.abort()
        await finished.catch(() => undefined)
        throw error
      }
      try {
        const last: ThreadEntry = { threadId, seq: after + 2, at, previousHash, event }
        const entries = [...lead, last]
        await Promise.all([
          ...entries.map((entry) => table.add(entry)),
          transaction.objectStore('threads').put(summarise(entries)),
          finished,
        ])
        head = last
        return { type: 'appended', entries }
      } catch (error) {
        throw storageProblem(error)
      }
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

interface EntryKeys {
  getKey(key: [string, number]): Promise<unknown>
}

/** Whether `after` is still the last seq of the thread. */
async function isHead(table: EntryKeys, threadId: string, after: number): Promise<boolean> {
  const [last, next] = await Promise.all([
    after === 0 ? true : table.getKey([threadId, after]),
    table.getKey([threadId, after + 1]),
  ])
  return last !== undefined && next === undefined
}

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

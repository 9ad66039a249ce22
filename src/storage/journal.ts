import type { StoreNames } from 'idb'
import { entryHash } from '../thread/digest.ts'
import { mustBeDurable } from '../thread/events.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import type { OwnTransaction } from '../tools/tool.ts'
import { chained, hashOfLast, rangeAfter } from './chaining.ts'
import { begin, claimPlace, ignore } from './claim.ts'
import { openDatabase } from './database.ts'
import type { CountersignSchema } from './database.ts'
import { spendRules } from './rules.ts'
import type { RuleUse } from './rules.ts'
import { isStorageFailure, storageProblem } from './storageProblems.ts'
import { bearWitness, dismissWitness } from './witness.ts'
import type { Witness } from './witness.ts'

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
  /** Writes all events and the uses of rules in one transaction, if nothing has happened that the caller has not seen; throws NotAdmitted where a rule is no longer what it was. */
  append(
    events: readonly ThreadEvent[],
    seen: Seen,
    summarise: Summarise,
    uses?: readonly RuleUse[],
  ): Promise<Appended>
  /** Writes an event, runs an effect on our own data and writes the event it returns, in one transaction; if the effect throws, nothing of it happened. */
  appendWith(
    first: ThreadEvent,
    effect: (own: OwnTransaction) => Promise<ThreadEvent>,
    seen: Seen,
    summarise: Summarise,
    uses?: readonly RuleUse[],
  ): Promise<Appended>
}

/** Opens the journal of a thread. */
export function openJournal(threadId: string): Journal {
  let head: Witness | undefined

  const read: Journal['read'] = async (after = 0) => {
    const database = await openDatabase()
    return database.getAll('entries', rangeAfter(threadId, after))
  }

  /** The hash is computed before any transaction opens: awaiting crypto inside would commit it. */
  const hashOf = async (after: number): Promise<string> => {
    if (after === 0) return ''
    if (head?.seq !== after) {
      const database = await openDatabase()
      const entry = await database.get('entries', [threadId, after])
      if (!entry) return ''
      head = { seq: after, hash: await entryHash(entry) }
    }
    return head.hash
  }

  /** Hashed for the next append, and for the witness that this one happened. */
  const written = async (entries: readonly ThreadEntry[]): Promise<Appended> => {
    const last = entries.at(-1)
    if (last) {
      head = { seq: last.seq, hash: await entryHash(last) }
      bearWitness(threadId, head)
    }
    return { type: 'appended', entries }
  }

  const conflict = async (after: number): Promise<Appended> => ({
    type: 'conflict',
    missed: await read(after),
  })

  return {
    read,

    async append(events, { after, at }, summarise, uses = none) {
      const hashOfHead = await hashOf(after)
      const entries = await chained(threadId, events, { after, at, hashOfHead })
      const durability = events.some(mustBeDurable) ? 'strict' : 'relaxed'
      const transaction = await begin(storesFor(['entries', 'threads'], uses), durability)
      const claim = claimPlace(transaction, entries)
      void transaction.objectStore('threads').put(summarise(entries)).catch(ignore)
      if (uses.length > 0 && !(await canUse(transaction, uses)) && !claim.isRefused()) {
        transaction.abort()
        await transaction.done.catch(ignore)
        throw new NotAdmitted('call-decided')
      }
      return (await claim.isLost()) ? conflict(after) : written(entries)
    },

    async appendWith(first, effect, { after, at }, summarise, uses = none) {
      const hashOfHead = await hashOf(after)
      const lead = await chained(threadId, [first], { after, at, hashOfHead })
      const previousHash = await hashOfLast(lead)
      // Before the transaction opens: it would end while this loads.
      const { ownDataIn, ownStores } = await import('./ownData.ts')
      // Effect and record stand or fall together; nothing leaves this browser before a strict write has followed.
      const stores = storesFor(['entries', 'threads', ...ownStores], uses)
      const transaction = await begin(stores, 'relaxed')
      const claim = claimPlace(transaction, lead)
      let event: ThreadEvent
      try {
        event = await effect(ownDataIn(transaction, at))
        if (uses.length > 0 && !(await spendRules(transaction, uses))) {
          throw new NotAdmitted('call-finished')
        }
      } catch (error) {
        if (claim.isRefused()) return conflict(after)
        const failure = transaction.error ?? error
        if (!transaction.error) transaction.abort()
        await transaction.done.catch(ignore)
        throw isStorageFailure(failure) ? storageProblem(failure) : error
      }
      const last: ThreadEntry = { threadId, seq: after + 2, at, previousHash, event }
      const entries = [...lead, last]
      void transaction.objectStore('entries').add(last).catch(ignore)
      void transaction.objectStore('threads').put(summarise(entries)).catch(ignore)
      return (await claim.isLost()) ? conflict(after) : written(entries)
    },
  }
}

const none: readonly RuleUse[] = []

/** A transaction that failed under way says so where its end is waited for. */
async function canUse(
  transaction: Awaited<ReturnType<typeof begin>>,
  uses: readonly RuleUse[],
): Promise<boolean> {
  try {
    return await spendRules(transaction, uses)
  } catch {
    return true
  }
}

function storesFor(
  stores: readonly StoreNames<CountersignSchema>[],
  uses: readonly RuleUse[],
): readonly StoreNames<CountersignSchema>[] {
  return uses.length > 0 ? [...stores, 'rules'] : stores
}

/** Removes a thread: its entries, its line in the list and its settings. */
export async function deleteJournal(threadId: string): Promise<void> {
  dismissWitness(threadId)
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

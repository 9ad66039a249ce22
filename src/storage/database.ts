import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { ThreadEntry } from '../thread/events.ts'
import { ProblemError } from '../thread/problem.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import type { Mail } from '../tools/mail.ts'
import type { ThreadSettings } from './settings.ts'

/** Everything that is kept in this browser, by store. Keys are not among it. */
export interface CountersignSchema extends DBSchema {
  entries: { key: [threadId: string, seq: number]; value: ThreadEntry }
  threads: { key: string; value: ThreadSummary }
  settings: { key: string; value: ThreadSettings }
  mails: { key: string; value: Mail }
}

/** The one database, `countersign`. */
export type Database = IDBPDatabase<CountersignSchema>

const version = 1
let opened: Promise<Database> | undefined

/** Opens the database once per page; a failure is a Problem of kind `storage`. */
export function openDatabase(): Promise<Database> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw storageProblem(error)
  })
  return opened
}

/** Async, because a browser that forbids storage throws at once instead of rejecting. */
async function open(): Promise<Database> {
  return openDB<CountersignSchema>('countersign', version, {
    upgrade(database) {
      database.createObjectStore('entries', { keyPath: ['threadId', 'seq'] })
      database.createObjectStore('threads', { keyPath: 'id' })
      database.createObjectStore('settings')
      database.createObjectStore('mails', { keyPath: 'id' })
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
  })
}

/** Puts a failure of the browser's storage into plain words. */
export function storageProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new ProblemError(
    {
      kind: 'storage',
      title: 'This browser did not store what just happened.',
      meaning: 'No tool call runs without a record, so nothing was started because of it.',
      remedy:
        'Free some disk space or leave private browsing, then reload the page. What was stored before is still there.',
      cause,
    },
    { cause: error },
  )
}

import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { ThreadEntry } from '../thread/events.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import type { Mail } from '../tools/mail.ts'
import type { Note } from '../tools/note.ts'
import type { OwnTool } from '../tools/own/ownTool.ts'
import type { StoredKey } from './keys/keyStore.ts'
import type { StoredMcpServer } from './mcpServers.ts'
import type { StoredRule } from './rules.ts'
import type { ThreadSettings } from './settings.ts'
import { nameOf, storageProblem } from './storageProblems.ts'
import { storageState } from './storageState.ts'
import type { ChosenFolder } from './workspace.ts'

/** Everything that is kept in this browser, by store. API keys are among it only if the person wants it, and sealed. */
export interface CountersignSchema extends DBSchema {
  entries: { key: [threadId: string, seq: number]; value: ThreadEntry }
  threads: { key: string; value: ThreadSummary }
  settings: { key: string; value: ThreadSettings }
  mails: { key: string; value: Mail }
  notes: { key: string; value: Note }
  rules: { key: string; value: StoredRule }
  ownTools: { key: string; value: OwnTool }
  keys: { key: string; value: StoredKey }
  locks: { key: 'device'; value: CryptoKey }
  folders: { key: 'workspace'; value: ChosenFolder }
  mcpServers: { key: string; value: StoredMcpServer }
}

/** The one database, `countersign`. */
export type Database = IDBPDatabase<CountersignSchema>

const version = 7
let opened: Promise<Database> | undefined
let wasInBrowser = false

/** Opens the database once per page; a failure is a Problem of kind `storage`. */
export function openDatabase(): Promise<Database> {
  opened ??= openSomewhere().catch((error: unknown) => {
    opened = undefined
    throw storageProblem(error)
  })
  return opened
}

/** In memory only where the browser never let us in: threads that are open must not lose their journal under way. */
async function openSomewhere(): Promise<Database> {
  try {
    const database = await open()
    wasInBrowser = true
    return database
  } catch (error) {
    if (nameOf(error) === 'VersionError') storageState.setState({ isOutdated: true })
    if (wasInBrowser || storageState.getState().isOutdated) throw error
    const { storeInMemory } = await import('./memory.ts')
    storeInMemory()
    storageState.setState({ place: 'memory', refusal: String(error) })
    return open()
  }
}

/** Async, because a browser that forbids storage throws at once instead of rejecting. */
async function open(): Promise<Database> {
  return openDB<CountersignSchema>('countersign', version, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('entries', { keyPath: ['threadId', 'seq'] })
        database.createObjectStore('threads', { keyPath: 'id' })
        database.createObjectStore('settings')
        database.createObjectStore('mails', { keyPath: 'id' })
      }
      if (from < 2) database.createObjectStore('rules', { keyPath: 'id' })
      if (from < 3) {
        database.createObjectStore('keys', { keyPath: 'origin' })
        database.createObjectStore('locks')
      }
      if (from < 4) database.createObjectStore('notes', { keyPath: 'id' })
      if (from < 5) database.createObjectStore('folders')
      if (from < 6) database.createObjectStore('ownTools', { keyPath: 'name' })
      if (from < 7) database.createObjectStore('mcpServers', { keyPath: 'id' })
    },
    blocking(_current, wanted, event) {
      ;(event.target as IDBDatabase).close()
      opened = undefined
      // Without a version the database is being deleted, by nobody newer.
      if (wanted !== null) storageState.setState({ isOutdated: true })
    },
    terminated() {
      opened = undefined
    },
  })
}

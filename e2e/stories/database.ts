import type { Page } from '@playwright/test'
import type { Json } from '../server/contract.ts'

/** All rows of one store of the page's database. */
function rowsOf(page: Page, store: string): Promise<Json[]> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('countersign')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const rows = await new Promise<Json[]>((resolve, reject) => {
      const request = database.transaction(name).objectStore(name).getAll()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    database.close()
    return rows
  }, store)
}

/** The mails that were sent, oldest first. */
export async function sentMails(page: Page): Promise<{ to: string; body: string }[]> {
  const mails = await rowsOf(page, 'mails')
  return mails
    .filter(({ folder }) => folder === 'sent')
    .toSorted((one, other) => one.at - other.at)
    .map(({ to, body }) => ({ to, body }))
}

/** The events of all threads, in order. */
export async function eventsOf(page: Page): Promise<Json[]> {
  const entries = await entriesOf(page)
  return entries.map(({ event }) => event)
}

/** The rules of this browser. */
export function storedRules(page: Page): Promise<Json[]> {
  return rowsOf(page, 'rules')
}

/** Stores entries behind the page's back, in the place of those that are there. */
export function putEntries(page: Page, entries: readonly Json[]): Promise<void> {
  return page.evaluate(async (rows) => {
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    const opening = indexedDB.open('countersign')
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('entries', 'readwrite')
      for (const row of rows) transaction.objectStore('entries').put(row)
      transaction.oncomplete = () => {
        opening.result.close()
        resolve()
      }
    }
    await ended
  }, entries)
}

/** All entries of all threads, in order. */
export function entriesOf(page: Page): Promise<Json[]> {
  return rowsOf(page, 'entries')
}

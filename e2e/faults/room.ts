import type { Page } from '@playwright/test'

/** Takes all the room that the site has, down to the last hundred bytes. */
export async function fillStorage(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 })
  await page.evaluate(async () => {
    const { promise: opened, resolve, reject } = Promise.withResolvers<IDBDatabase>()
    const opening = indexedDB.open('ballast', 1)
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('bytes', { autoIncrement: true })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
    const database = await opened
    for (let size = 500_000; size > 10;) {
      const { promise: stored, resolve: tell } = Promise.withResolvers<boolean>()
      const transaction = database.transaction('bytes', 'readwrite')
      // Random, so that it can't be compressed.
      const bytes = new Uint8Array(size)
      for (let at = 0; at < size; at += 60_000)
        crypto.getRandomValues(bytes.subarray(at, at + 60_000))
      transaction.objectStore('bytes').add(bytes)
      transaction.oncomplete = () => tell(true)
      transaction.onabort = () => tell(false)
      if (!(await stored)) size = Math.floor(size / 2)
    }
    database.close()
  })
}

/** Gives the room back. */
export async function makeRoom(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin })
  await page.evaluate(async () => {
    const { promise: deleted, resolve } = Promise.withResolvers<void>()
    indexedDB.deleteDatabase('ballast').onsuccess = () => resolve()
    await deleted
  })
}

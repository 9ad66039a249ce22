import type { Page } from '@playwright/test'

const someRoom = 1_000_000

/** Allows the site little room, before it writes for the first time: the browser remembers for a while how much there is. */
export async function limitRoom(page: Page, site: string): Promise<void> {
  await setQuota(page, site, someRoom)
}

/** Leaves no room for anything more. */
export async function takeRoom(page: Page): Promise<void> {
  await setQuota(page, page.url(), 1)
  // What is more than the browser remembers makes it look again.
  const isStored = await page.evaluate(async (size) => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const opening = indexedDB.open('ballast')
    opening.onupgradeneeded = () => opening.result.createObjectStore('bytes')
    opening.onerror = () => resolve(false)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('bytes', 'readwrite')
      transaction.objectStore('bytes').put(new Uint8Array(size), 'all')
      transaction.oncomplete = () => resolve(true)
      transaction.onabort = () => resolve(false)
    }
    return promise
  }, someRoom)
  if (isStored) throw new Error('There is still room.')
}

/** Gives the room back. */
export async function makeRoom(page: Page): Promise<void> {
  await setQuota(page, page.url())
}

async function setQuota(page: Page, url: string, quotaSize?: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const { origin } = new URL(url)
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  })
}

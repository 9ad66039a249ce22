import type { Page } from '@playwright/test'

declare global {
  /** The newer version's hold on the database. */
  var newerDatabase: IDBDatabase | undefined
}

/** Opens the database from another tab, in a version that the page doesn't know; resolves once it has it. */
export async function takeDatabase(page: Page): Promise<void> {
  // Any file of the site that is not the app.
  await page.goto('./theme.js')
  await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const { version = 0 } = databases.find(({ name }) => name === 'countersign') ?? {}
    const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>()
    const opening = indexedDB.open('countersign', version + 1)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
    globalThis.newerDatabase = await promise
  })
}

/** Stands for the newer version that a reload would load, and that knows the data: the data goes back to the version that this one knows. */
export async function handBackDatabase(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const newer = globalThis.newerDatabase
    if (!newer) throw new Error('The newer version does not have the database.')
    const done = (request: IDBRequest) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
      return promise
    }
    const stores = await Promise.all(
      [...newer.objectStoreNames].map(async (name) => {
        const store = newer.transaction(name).objectStore(name)
        const [keys, values] = [store.getAllKeys(), store.getAll()]
        await Promise.all([done(keys), done(values)])
        return { name, keyPath: store.keyPath, keys: keys.result, values: values.result }
      }),
    )
    newer.close()
    await done(indexedDB.deleteDatabase('countersign'))
    const opening = indexedDB.open('countersign', newer.version - 1)
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, keys, values } of stores) {
        const store = opening.result.createObjectStore(name, { keyPath })
        for (const [index, value] of values.entries())
          store.add(value, ...(keyPath ? [] : [keys[index]]))
      }
    }
    await done(opening)
    opening.result.close()
  })
}

import type { BrowserContext, Page } from '@playwright/test'
import type { RecordedRequest } from '../server/contract.ts'

/** Every place in which a page can leave something, by name, as text. */
export async function tracesOf(
  page: Page,
  context: BrowserContext,
): Promise<Record<string, string>> {
  const inside = await page.evaluate(async () => {
    const promised = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    // JSON drops what it does not know; nothing is to be dropped here.
    const worded = (value: unknown, seen = new Set<unknown>()): string => {
      if (value === null || typeof value !== 'object') return String(value)
      if (seen.has(value)) return ''
      seen.add(value)
      if (value instanceof ArrayBuffer) return new TextDecoder().decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
      const parts = Object.entries(value).map(([name, part]) => `${name}=${worded(part, seen)}`)
      return `${Object.prototype.toString.call(value)}{${parts.join('; ')}}`
    }

    let databases = ''
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store)
        databases += `${name}/${store}: ${worded(await promised(rows.getAllKeys()))}\n`
        databases += `${worded(await promised(rows.getAll()))}\n`
      }
      database.close()
    }

    let cached = ''
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        cached += `${request.url} ${worded([...request.headers])}\n`
        cached += await (await cache.match(request))?.text()
      }
    }

    let files = ''
    const root = await navigator.storage.getDirectory()
    for await (const [name, handle] of root.entries()) {
      files += `${name}: ${handle instanceof FileSystemFileHandle ? await (await handle.getFile()).text() : ''}\n`
    }

    const fields = [...document.querySelectorAll('input, textarea, select')]
    return {
      localStorage: worded(Object.entries(localStorage)),
      sessionStorage: worded(Object.entries(sessionStorage)),
      databases,
      cached,
      files,
      document: document.documentElement.outerHTML,
      fields: fields.map((field) => (field as HTMLInputElement).value).join('\n'),
      title: document.title,
      address: location.href,
      referrer: document.referrer,
      history: worded(history.state),
      windowName: window.name,
      globals: Object.getOwnPropertyNames(window)
        .map((name) => {
          const value = (window as unknown as Record<string, unknown>)[name]
          return typeof value === 'string' ? value : ''
        })
        .join('\n'),
      loaded: performance
        .getEntries()
        .map(({ name }) => name)
        .join('\n'),
    }
  })
  return { ...inside, cookies: JSON.stringify(await context.cookies()) }
}

/** A request as text: all of it, or without the one header that may carry the key. */
export function requestText(request: RecordedRequest, except?: 'except authorization'): string {
  const { authorization, ...headers } = request.headers
  const shown = except ? headers : { ...headers, authorization }
  return `${request.method} ${request.path} ${JSON.stringify(shown)} ${request.text}`
}

import type { BrowserContext, Page } from '@playwright/test'

/** Lets every page of the context time its strict transactions on the journal, from opening to complete. */
export async function timeAppends(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const times: number[] = []
    Object.assign(window, { appendTimes: times })
    const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as IDBDatabase['transaction']
    IDBDatabase.prototype.transaction = new Proxy(begin, {
      apply(_, database, [stores, mode, options]: Parameters<IDBDatabase['transaction']>) {
        const start = performance.now()
        const transaction = begin.call(database, stores, mode, options)
        if (options?.durability === 'strict') {
          transaction.addEventListener('complete', () => {
            times.push(performance.now() - start)
          })
        }
        return transaction
      },
    })
  })
}

/** The times that the page has taken so far, in milliseconds. */
export function appendTimes(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (window as unknown as { appendTimes: readonly number[] }).appendTimes)
}

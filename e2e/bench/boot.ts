import type { Browser, Page } from '@playwright/test'
import { composerAt, noteComposer } from './firstLoad.ts'

/** A store that has filled up over time. */
export interface Filled {
  readonly threads: number
  readonly eventsPerThread: number
}

/** Fills the database of the page with threads of finished conversations, three events an exchange. */
async function fill(page: Page, { threads, eventsPerThread }: Filled): Promise<void> {
  await page.evaluate(
    async ([count, length]) => {
      const opening = indexedDB.open('countersign')
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(new Error('The database did not open.'))
      })
      const origin = { provider: 'demo', model: 'demo-script' }
      for (let thread = 0; thread < count; thread += 1) {
        const threadId = `filled-${thread}`
        const transaction = database.transaction(['entries', 'threads'], 'readwrite')
        for (let seq = 1; seq <= length; seq += 1) {
          const reply = Math.ceil(seq / 3)
          const content = `Answer ${reply}. ${'Some words of an answer. '.repeat(8)}`
          const event = [
            { type: 'model-replied', reply, message: { type: 'ai', data: { content } } },
            { type: 'user-said', text: `Question ${reply}` },
            { type: 'model-asked', reply, origin, mode: 'agent', tools: {} },
          ][seq % 3]
          transaction
            .objectStore('entries')
            .put({ threadId, seq, at: seq, previousHash: '', event })
        }
        transaction
          .objectStore('threads')
          .put({ id: threadId, title: threadId, pending: 0, updatedAt: thread })
        await new Promise((resolve) => {
          transaction.oncomplete = resolve
        })
      }
      database.close()
    },
    [threads, eventsPerThread - (eventsPerThread % 3)] as const,
  )
}

/** Milliseconds from navigation to a composer that can be typed in, with such a store, over several visits. */
export async function measureBoot(
  browser: Browser,
  url: string,
  filled: Filled,
  visits: number,
): Promise<readonly number[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(noteComposer)
  await page.goto(url)
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  await fill(page, filled)
  const times: number[] = []
  for (let visit = 0; visit < visits; visit += 1) {
    await page.goto('about:blank')
    await page.goto(`${url}#/t/filled-0`)
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    times.push(await page.evaluate(composerAt))
  }
  await context.close()
  return times
}

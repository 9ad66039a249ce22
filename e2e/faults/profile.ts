import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'

/** Where the pages of an experiment live. It serves one after the other, so that the browser has the code of the page at hand. */
export interface Profile {
  /** The site that its pages show. */
  readonly site: string
  /** Opens it, where its browser is gone or was never there. */
  readonly open: () => Promise<BrowserContext>
  /** Where it is kept, if it outlives its browser. */
  readonly folder?: string
  /** Leaves nothing behind for the next experiment. */
  readonly sweep: () => Promise<void>
  readonly end: () => Promise<void>
}

/** A profile for the experiments of one worker; a browser of its own comes with the folder that it is kept in. */
export function createProfile(
  site: string,
  launch: () => Promise<BrowserContext>,
  folder?: string,
): Profile {
  let context: BrowserContext | undefined
  return {
    site,
    ...(folder === undefined ? {} : { folder }),
    async open() {
      if (context) return context
      const opened = await launch()
      opened.once('close', () => {
        context = undefined
      })
      context = opened
      return opened
    },
    async sweep() {
      if (context) await empty(context, site)
    },
    async end() {
      await context?.close()
    },
  }
}

async function empty(context: BrowserContext, site: string): Promise<void> {
  await context.setOffline(false)
  const [kept, ...rest] = context.pages().toReversed()
  for (const page of rest) await page.close()
  if (!kept) return
  // A file of the site that is not the app: what runs in the page ends, its process stays for the next experiment.
  await kept.goto('./theme.js')
  const devtools = await context.newCDPSession(kept)
  const { origin } = new URL(site)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await kept.evaluate(() => sessionStorage.clear())
  await devtools.detach()
}

/** Ends the whole browser at once, as a power cut would. */
export async function kill(context: BrowserContext, { folder = '' }: Profile): Promise<void> {
  const devtools = await context.browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await devtools?.send('SystemInfo.getProcessInfo')) ?? {}
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('The browser does not tell its process.')
  const closed = context.waitForEvent('close')
  process.kill(browser.id, 'SIGKILL')
  await closed
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(folder, name), { force: true })
}

/** Overwrites all that the browser's database consists of. */
export function spoilDatabase({ folder = '' }: Profile): void {
  const database = join(folder, 'Default', 'IndexedDB')
  for (const name of readdirSync(database, { recursive: true, encoding: 'utf8' })) {
    const path = join(database, name)
    if (statSync(path).isFile()) writeFileSync(path, 'garbage'.repeat(500))
  }
}

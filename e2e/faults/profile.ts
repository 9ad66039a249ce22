import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  LaunchOptions,
} from '@playwright/test'
import type { Fault } from './plan.ts'

/** Where the pages of an experiment live. */
export interface Profile {
  /** Opens it, anew where its browser is gone; no site has stored anything in it yet, the first time. */
  open(): Promise<BrowserContext>
  /** Leaves nothing behind. */
  close(): Promise<void>
  /** Where it is kept, if it outlives its browser. */
  readonly folder?: string
}

/** How browsers and contexts are made. */
export interface Making {
  readonly browser: Browser
  readonly launch: LaunchOptions
  readonly context: BrowserContextOptions & { readonly baseURL: string }
}

/** The faults that end the browser, or rewrite what it keeps. */
const endBrowser: ReadonlySet<Fault> = new Set(['browser killed', 'database files garbage'])

/** A profile that the fault may do with as it must: the shared context wherever that comes out of it whole. */
export function profileFor(fault: Fault, shared: Profile, making: Making, folder: string): Profile {
  if (endBrowser.has(fault)) return ownBrowser(making, folder)
  // A context never gets rid of a clock that was put into it.
  return fault === 'clock moved both ways' ? ownContext(making) : shared
}

/** One context for many experiments, emptied after each, so that the browser has the code of the page at hand. */
export function sharedContext({ browser, context: options }: Making): Profile {
  let context: BrowserContext | undefined
  return {
    async open() {
      context ??= await browser.newContext(options)
      return context
    },
    async close() {
      if (!context) return
      await context.setOffline(false)
      const [kept, ...rest] = context.pages().toReversed()
      for (const page of rest) await page.close()
      if (!kept) return
      // A file of the site that is not the app: what runs in the page ends, its process stays for the next experiment.
      await kept.goto('./theme.js')
      const devtools = await context.newCDPSession(kept)
      const { origin } = new URL(options.baseURL)
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
      await devtools.send('Storage.overrideQuotaForOrigin', { origin })
      await kept.evaluate(() => sessionStorage.clear())
      await devtools.detach()
    },
  }
}

function ownContext({ browser, context: options }: Making): Profile {
  let context: BrowserContext | undefined
  return {
    async open() {
      context = await browser.newContext(options)
      return context
    },
    async close() {
      await context?.close()
    },
  }
}

function ownBrowser({ launch, context: options }: Making, folder: string): Profile {
  let context: BrowserContext | undefined
  return {
    folder,
    async open() {
      context = await chromium.launchPersistentContext(folder, { ...launch, ...options })
      return context
    },
    async close() {
      await context?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
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

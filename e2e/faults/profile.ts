import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, LaunchOptions } from '@playwright/test'
import type { Fault } from './plan.ts'
import type { Profile, Scene } from './scene.ts'

const outlivesBrowser: ReadonlySet<Fault> = new Set(['browser killed', 'database files garbage'])

interface Settings {
  readonly baseURL: string | undefined
  readonly launchOptions: LaunchOptions
}

/** A context of the shared browser; or a browser of its own with a folder, where the fault ends it. */
export function profileFor(
  fault: Fault,
  browser: Browser,
  { baseURL = '', launchOptions }: Settings,
  folder: string,
): Profile {
  if (!outlivesBrowser.has(fault)) return { open: () => browser.newContext({ baseURL }) }
  return {
    folder,
    open: () => chromium.launchPersistentContext(folder, { ...launchOptions, baseURL }),
  }
}

/** Ends the whole browser at once, as a power cut would. */
export async function kill({ context, profile: { folder = '' } }: Scene): Promise<void> {
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
export function spoilDatabase(folder = ''): void {
  const database = join(folder, 'Default', 'IndexedDB')
  for (const name of readdirSync(database, { recursive: true, encoding: 'utf8' })) {
    const path = join(database, name)
    if (statSync(path).isFile()) writeFileSync(path, 'garbage'.repeat(500))
  }
}

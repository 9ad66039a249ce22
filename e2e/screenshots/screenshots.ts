import { mkdir } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContextOptions } from '@playwright/test'
import { serveSite } from '../bench/site.ts'
import { launchOptions } from '../browser/chromium.ts'
import { startOpenAIServer } from '../server/index.ts'
import { Workbench } from '../stories/workbench.ts'
import { states } from './states.ts'

/** Takes pictures of the production build: the README's two, and every state in every look. `npm run screenshots call edit` takes only the states whose names hold one of the words. */
const build = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
if (spawnSync(process.execPath, build, { stdio: 'inherit' }).status !== 0) process.exit(1)

const still = { reducedMotion: 'reduce' } as const
const wide = { viewport: { width: 1280, height: 800 }, ...still }
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', ...wide },
  dark: { colorScheme: 'dark', ...wide },
  narrow: { colorScheme: 'light', viewport: { width: 320, height: 640 }, ...still },
  'forced-colours': { forcedColors: 'active', ...wide },
}

async function takeState(
  browser: Browser,
  url: string,
  look: string,
  { name, reach }: (typeof states)[number],
): Promise<void> {
  const server = await startOpenAIServer({})
  const page = await browser.newPage({ baseURL: url, ...looks[look] })
  const workbench = new Workbench(page)
  await workbench.connect({ baseURL: server.url, key: 'sk-picture' })
  await reach(workbench, server)
  const path = `docs/screenshots/${name}-${look}.png`
  await page.screenshot({ path })
  await page.close()
  await server.close()
}

/** The demo model asks to send the how-to's mail. */
async function takeOpening(browser: Browser, url: string, look: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({ baseURL: url, ...looks[look] })
  const workbench = new Workbench(page)
  await workbench.open()
  await workbench.say(
    "how many emails did i get in the last 5 days? And send sally@gmail.com an email saying 'What's up homie'",
  )
  await workbench.isAsked('1 of 2', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'send_email')
  await workbench.read()
  await page.screenshot({ path: `docs/images/approval-${look}.png` })
  await page.close()
}

const words = process.argv.slice(2)
const wanted = states.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
)
const site = await serveSite('dist')
const browser = await chromium.launch(launchOptions())
await mkdir('docs/screenshots', { recursive: true })
if (words.length === 0) {
  await takeOpening(browser, site.url, 'light')
  await takeOpening(browser, site.url, 'dark')
}
for (const look of Object.keys(looks)) {
  for (const state of wanted) {
    console.log(`${look} ${state.name}`)
    await takeState(browser, site.url, look, state)
  }
}
await browser.close()
site.close()

import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import { serveSite } from '../bench/site.ts'
import { launchOptions } from '../browser/chromium.ts'

/** Takes the README's pictures of the production build: the demo model asks to send the how-to's mail. */
const build = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
if (spawnSync(process.execPath, build, { stdio: 'inherit' }).status !== 0) process.exit(1)

const site = await serveSite('dist')
const browser = await chromium.launch(launchOptions())
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({
    colorScheme,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  await page.goto(site.url)
  await page
    .getByRole('textbox', { name: 'Message' })
    .fill(
      "how many emails did i get in the last 5 days? And send sally@gmail.com an email saying 'What's up homie'",
    )
  await page.getByRole('button', { name: 'Send message' }).click()
  await page.getByRole('alertdialog', { name: /^Approval 1 of 2/ }).waitFor()
  await page.getByRole('button', { name: 'Approve once', disabled: false }).click()
  await page.getByRole('alertdialog', { name: /^Approval 2 of 2/ }).waitFor()
  await page.getByRole('button', { name: 'Approve once', disabled: false }).waitFor()
  await page.screenshot({ path: `docs/images/approval-${colorScheme}.png` })
  await page.close()
}
await browser.close()
site.close()

import type { Browser, Page } from '@playwright/test'
import type { OpenAIServer } from '../server/contract.ts'
import { appendTimes, timeAppends } from './appends.ts'

/** Times of one approval, in milliseconds. */
export interface ApprovalTimes {
  /** Last byte of the reply handed to the socket → the dialog is painted. */
  readonly toDialog: number
  /** Click on Approve → the next request arrives at the provider. */
  readonly toRequest: number
}

/** Settings as a person would enter them. */
export async function connect(page: Page, server: OpenAIServer): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByLabel('Provider').selectOption({ label: 'Custom (OpenAI-compatible)' })
  await settings.getByLabel('Base URL').fill(server.url)
  await settings.getByLabel('Model').fill('test-model')
  await settings.getByRole('button', { name: 'Save' }).click()
  await settings.waitFor({ state: 'hidden' })
}

/** Lets the page note when a dialog is painted and when Approve is clicked, on the clock of the epoch. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times = { dialog: 0, click: 0 }
    Object.assign(window, { benchTimes: times })
    const now = () => performance.timeOrigin + performance.now()
    let isOpen = false
    new MutationObserver(() => {
      const isShown = document.querySelector('[role=alertdialog]') !== null
      if (isShown && !isOpen) {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            times.dialog = now()
          }
          port2.postMessage(undefined)
        })
      }
      isOpen = isShown
    }).observe(document.body, { childList: true, subtree: true })
    addEventListener(
      'click',
      (event) => {
        times.click = performance.timeOrigin + event.timeStamp
      },
      { capture: true },
    )
  })
}

/** What the page has noted last. */
export const benchTimes = (page: Page) =>
  page.evaluate(
    () => (window as unknown as { benchTimes: { dialog: number; click: number } }).benchTimes,
  )

/** Asks, approves and is answered, over and over in one thread. */
export async function measureApprovals(
  browser: Browser,
  url: string,
  server: OpenAIServer,
  rounds: number,
  slowdown: number,
): Promise<{ readonly approvals: readonly ApprovalTimes[]; readonly appends: readonly number[] }> {
  const context = await browser.newContext()
  await timeAppends(context)
  const page = await context.newPage()
  await page.goto(url)
  await connect(page, server)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await watch(page)
  const times: ApprovalTimes[] = []
  for (let round = 0; round < rounds; round += 1) {
    const before = server.turns.length
    server.script(
      { calls: [{ name: 'count_emails', arguments: { last_n_days: 5 } }] },
      { text: `Answer ${round}.` },
    )
    await page.getByRole('textbox', { name: 'Message' }).fill('How many?')
    await page.getByRole('button', { name: 'Send message' }).click()
    // The desk does not open a dialog over somebody who has just typed.
    await page.getByRole('button', { name: 'Approve once', disabled: false }).click()
    await page.getByText(`Answer ${round}.`).waitFor()
    await page.getByRole('button', { name: 'Send message' }).waitFor()
    const { dialog, click } = await benchTimes(page)
    const [asked, answered] = server.turns.slice(before)
    if (!asked?.lastByteAt || !answered) throw new Error('A round left no trace at the server.')
    times.push({ toDialog: dialog - asked.lastByteAt, toRequest: answered.at - click })
  }
  const appends = await appendTimes(page)
  await context.close()
  // The first round loads the dialog's code; it is not what later ones cost.
  return { approvals: times.slice(1), appends }
}

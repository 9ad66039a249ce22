import type { Browser } from '@playwright/test'
import type { OpenAIServer } from '../server/contract.ts'
import { benchTimes, connect, watch } from './approval.ts'

/** Times of one reply with many calls that are approved together, in milliseconds. */
export interface BatchTimes {
  /** Last byte of the reply handed to the socket → the dialog is painted. */
  readonly toDialog: number
  /** Click on "Approve remaining…" → the button of the list can be pressed; the fixed delay of a second is part of it. */
  readonly toArmed: number
  /** Click on it → every call has run and the next request arrives at the provider. */
  readonly toExecuted: number
}

const now = () => performance.timeOrigin + performance.now()

/** Asks for that many mails at once, approves them from the list and waits until all are sent, over and over in fresh threads. */
export async function measureBatch(
  browser: Browser,
  url: string,
  server: OpenAIServer,
  size: number,
  rounds: number,
): Promise<readonly BatchTimes[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await connect(page, server)
  await watch(page)
  const times: BatchTimes[] = []
  for (let round = 0; round < rounds; round += 1) {
    const before = server.turns.length
    const calls = Array.from({ length: size }, (_, index) => ({
      name: 'send_email',
      arguments: { recipient: `person-${index}@example.com`, message: `Mail ${index}` },
    }))
    server.script({ calls }, { text: `Sent, round ${round}.` })
    await page.getByRole('button', { name: 'New thread' }).click()
    await page.getByRole('textbox', { name: 'Message' }).fill('Write to all of them')
    await page.getByRole('button', { name: 'Send message' }).click()
    await page.getByRole('button', { name: 'Approve remaining…' }).waitFor()
    const { dialog } = await benchTimes(page)
    await page.getByRole('button', { name: 'Approve remaining…' }).click()
    const opened = (await benchTimes(page)).click
    const approve = page.getByRole('button', { name: `Approve ${size} calls` })
    await approve.waitFor()
    // Before that there is no end to be seen.
    await page.locator('section[aria-busy=false]').waitFor()
    await page.getByRole('region', { name: 'What would run' }).press('End')
    await page.waitForFunction(
      (label) =>
        [...document.querySelectorAll('button[aria-disabled=false]')].some((button) =>
          button.textContent.includes(label),
        ),
      `Approve ${size} calls`,
      { polling: 'raf' },
    )
    const armed = await page.evaluate(now)
    await approve.click()
    const approved = (await benchTimes(page)).click
    await page.getByText(`Sent, round ${round}.`).waitFor()
    await page.getByRole('button', { name: 'Send message' }).waitFor()
    const [asked, answered] = server.turns.slice(before)
    if (!asked?.lastByteAt || !answered) throw new Error('A round left no trace at the server.')
    times.push({
      toDialog: dialog - asked.lastByteAt,
      toArmed: armed - opened,
      toExecuted: answered.at - approved,
    })
  }
  await context.close()
  // The first round loads the dialog's code; it is not what later ones cost.
  return times.slice(1)
}

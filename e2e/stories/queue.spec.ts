import type { BrowserContext, Page } from '@playwright/test'
import { eventsOf, sentMails } from './database.ts'
import { callIds, countEmails, sendEmail, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

const fiveMails = ['ann', 'bob', 'cyd', 'dan', 'eve'].map((name, index) =>
  sendEmail(`${name}@example.com`, `Dear ${name}`, `call_${index}`),
)

const decided = async (page: Page) =>
  (await eventsOf(page)).filter(({ type }) => type === 'call-decided')

const icon = (page: Page) => page.locator('link[rel=icon]').getAttribute('href')

test('promises 1 and 4: four of five are approved from the list in one go, the fifth by itself', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ text: 'Five mails.', calls: fiveMails }, { text: 'Four are sent.' })
  await workbench.connect(server)
  await workbench.say('Write to all five.')
  await workbench.isAsked('1 of 5', 'send_email')
  await workbench.button('Approve remaining…').click()
  await expect(workbench.approval).toHaveAccessibleName('Approval of the 5 calls that wait')
  const rows = workbench.approval.getByRole('listitem')
  await expect(rows).toHaveCount(5)
  await expect(rows.nth(2)).toContainText('cyd@example.com')
  await expect(rows.nth(2)).toContainText('Dear cyd')
  await expect(rows.nth(2)).toContainText('Sends data')
  await expect(workbench.button('Approve 5 calls')).toBeDisabled()

  await workbench.approval.getByRole('checkbox', { name: 'send_email, call 3 of 5' }).uncheck()
  await workbench.approval.getByRole('region', { name: 'What would run' }).press('End')
  // Both halves of a double click: only one approval may come of it.
  await workbench.button('Approve 4 calls').click({ clickCount: 2 })

  await workbench.isAsked('3 of 5', 'send_email')
  await expect(workbench.approval).toContainText('cyd@example.com')
  expect(await sentMails(page)).toEqual([])
  const approvals = await decided(page)
  expect(approvals.map(({ call }) => call.split('/').at(-1))).toEqual(['0', '1', '3', '4'])

  await workbench.reject('Not to Cyd.')
  await expect(workbench.conversation).toContainText('Four are sent.')
  expect((await sentMails(page)).map(({ to }) => to)).toEqual([
    'ann@example.com',
    'bob@example.com',
    'dan@example.com',
    'eve@example.com',
  ])
  const told = turn(server.turns, 1)
  expect(callIds(told)).toEqual(['call_0', 'call_1', 'call_2', 'call_3', 'call_4'])
  expect(toolMessages(told)[2]?.content).toContain('Not to Cyd.')
})

test('promise 1: the list covers nothing that the next reply brings, and early keys approve nothing', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [countEmails(1, 'call_a'), countEmails(2, 'call_b')] },
    { calls: [countEmails(3, 'call_c'), countEmails(4, 'call_d')] },
  )
  await page.clock.install()
  await workbench.connect(server)
  await workbench.say('Count.')
  await workbench.isAsked('1 of 2', 'count_emails')
  // The clock of the page stands still, so that no key can be late.
  await page.clock.pauseAt(Date.now() + 60_000)
  await workbench.button('Approve remaining…').click()
  await expect(workbench.approval).toHaveAccessibleName('Approval of the 2 calls that wait')
  await page.clock.runFor(300)
  await page.keyboard.press('Control+Enter')
  expect(await decided(page)).toEqual([])
  await page.clock.resume()
  await expect(workbench.button('Approve 2 calls')).toBeEnabled()
  await page.keyboard.press('Control+Enter')

  await workbench.isAsked('1 of 2', 'count_emails')
  await expect(workbench.approval).toContainText('3')
  expect(await decided(page)).toHaveLength(2)
  await workbench.button('Approve remaining…').click()
  await expect(workbench.approval).toHaveAccessibleName('Approval of the 2 calls that wait')
  await page.keyboard.press('Escape')
  await workbench.isAsked('1 of 2', 'count_emails')
  await expect(workbench.button('Approve remaining…')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(workbench.approval).toBeHidden()
  expect(await decided(page)).toHaveLength(2)
})

test('promise 3: after a reload the inbox lists what waits in three threads, and leads to each dialog', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [countEmails(1), countEmails(2)] },
    { calls: [sendEmail('bob@example.com', 'hi')] },
    { calls: [countEmails(3)] },
  )
  await workbench.connect(server)
  expect(await icon(page)).toBe('./favicon.svg')
  for (const [title, waiting] of [
    ['alpha', 2],
    ['beta', 3],
    ['gamma', 4],
  ] as const) {
    if (title !== 'alpha') {
      await workbench.threads.getByRole('button', { name: 'New thread' }).click()
    }
    await workbench.say(title)
    await expect(workbench.approval).toBeVisible()
    await workbench.button('Decide later').click()
    await expect(page).toHaveTitle(`(${waiting}) Countersign`)
  }
  expect(await icon(page)).toBe('./favicon-waiting.svg')

  await workbench.reload()
  await expect(page).toHaveTitle('(4) Countersign')
  const inbox = workbench.threads.getByRole('region', { name: 'Waiting for you' })
  await expect(inbox.getByRole('button')).toHaveText([
    /^alpha2 waiting, .*: count_emails$/,
    /^beta1 waiting, .*: send_email$/,
    /^gamma1 waiting, .*: count_emails$/,
  ])
  await expect(workbench.approval).toBeHidden()

  await inbox.getByRole('button', { name: /^beta/ }).click()
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.button('Decide later').click()
  await expect(workbench.threads.getByRole('link', { name: /^beta/ })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await inbox.getByRole('button', { name: /^beta/ }).click()
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.button('Stop the run').click()
  await expect(inbox.getByRole('button')).toHaveCount(2)
  await inbox.getByRole('button', { name: /^alpha/ }).click()
  await workbench.isAsked('1 of 2', 'count_emails')
  await workbench.button('Stop the run').click()
  await inbox.getByRole('button', { name: /^gamma/ }).click()
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.button('Stop the run').click()
  await expect(inbox).toBeHidden()
  await expect(page).toHaveTitle('Countersign')
  expect(await icon(page)).toBe('./favicon.svg')
})

const wish = 'Notify me when something waits and this tab is hidden'

/** Lets a story hide the page from itself, and read what it notified of. */
async function noteNotifications(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const notified: unknown[] = []
    Object.assign(window, { notified })
    const real = Notification
    class Noted extends EventTarget {
      static get permission() {
        return real.permission
      }
      static requestPermission() {
        return real.requestPermission()
      }
      constructor(title: string, options: NotificationOptions) {
        super()
        notified.push({ title, ...options })
      }
      close() {}
    }
    Object.assign(window, { Notification: Noted })
  })
}

const hide = (page: Page, isHidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isHidden)

const notified = (page: Page) =>
  page.evaluate(() => (window as unknown as { notified: unknown[] }).notified)

test('who asks for it is notified of a waiting call while the tab is hidden, without a word of what it is', async ({
  page,
  context,
  workbench,
  server,
}) => {
  await context.grantPermissions(['notifications'])
  await noteNotifications(context)
  const hold = server.hold()
  server.script(
    { calls: [sendEmail('bob@example.com', 'a secret')] },
    { text: 'Wait', hold, holdAfter: 1, calls: [sendEmail('eve@example.com', 'a secret')] },
  )
  await workbench.connect(server)
  await workbench.openSettings()
  await workbench.settings.getByRole('switch', { name: wish }).check()
  await workbench.settings.getByRole('button', { name: 'Close' }).click()

  await workbench.say('write to bob')
  await workbench.isAsked('1 of 1', 'send_email')
  expect(await notified(page)).toEqual([])
  await workbench.approve()
  await hold.reached
  await hide(page, true)
  hold.release()
  await expect
    .poll(() => notified(page))
    .toEqual([{ title: 'A tool call waits for you in Countersign', tag: 'countersign' }])

  await hide(page, false)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.button('Decide later').click()
  await workbench.openSettings()
  await workbench.settings.getByRole('switch', { name: wish }).uncheck()
  expect(await page.evaluate(() => localStorage.getItem('countersign:notify'))).toBeNull()
})

test('a browser that refuses notifications is told of in plain words, and nothing is kept', async ({
  page,
  context,
  workbench,
}) => {
  await context.addInitScript(() => {
    Notification.requestPermission = () => Promise.resolve('denied')
  })
  await workbench.open()
  await workbench.openSettings()
  await workbench.settings.getByRole('switch', { name: wish }).click()
  await expect(workbench.settings.getByRole('alert')).toContainText('does not let this site notify')
  await expect(workbench.settings.getByRole('switch', { name: wish })).not.toBeChecked()
  expect(await page.evaluate(() => localStorage.getItem('countersign:notify'))).toBeNull()
})

test('among mails to one person the odd one is marked in the list, and by itself against the last that was approved', async ({
  workbench,
  server,
}) => {
  const mails = ['ann', 'ann', 'anm', 'ann'].map((name, index) =>
    sendEmail(`${name}@example.com`, 'See you', `call_${index}`),
  )
  server.script({ calls: mails })
  await workbench.connect(server)
  await workbench.say('Write to Ann, four times.')
  await workbench.isAsked('1 of 4', 'send_email')
  await expect(workbench.approval).not.toContainText('Other than')
  await workbench.approve()
  await workbench.isAsked('2 of 4', 'send_email')
  await expect(workbench.approval).not.toContainText('Other than')
  await workbench.button('Next call').click()
  await workbench.isAsked('3 of 4', 'send_email')
  await expect(workbench.approval.getByRole('term').filter({ hasText: 'recipient' })).toContainText(
    'Other than last time',
  )
  await expect(
    workbench.approval.getByRole('term').filter({ hasText: 'message' }),
  ).not.toContainText('Other than')
  await workbench.button('Approve remaining…').click()
  const rows = workbench.approval.getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(0)).not.toContainText('Other than')
  await expect(rows.nth(1)).toContainText('Other than before')
})

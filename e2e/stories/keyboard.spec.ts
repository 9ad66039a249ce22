import type { Locator, Page } from '@playwright/test'
import { sentMails } from './database.ts'
import { expect, test } from './story.ts'

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

test('from load to a sent mail with the keyboard alone', async ({ page, workbench }) => {
  await workbench.open()
  await tabTo(page, workbench.composer)
  await page.keyboard.type("Send sally@gmail.com an email saying 'What's up homie'")
  await page.keyboard.press('Enter')

  await workbench.isAsked('1 of 1', 'send_email')
  await expect(workbench.approval.getByRole('heading').first()).toBeFocused()
  await tabTo(page, workbench.button('Approve once'))
  await expect(workbench.button('Approve once')).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(workbench.call('send_email')).toContainText('Succeeded')
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.composer).toBeFocused()
  expect(await sentMails(page)).toHaveLength(1)

  const mailbox = page.getByRole('button', { name: 'Mailbox' })
  await tabTo(page, mailbox, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, workbench.mailbox.getByRole('button', { name: /^Sent/ }))
  await page.keyboard.press('Space')
  await expect(workbench.mailbox.getByRole('listitem')).toContainText('sally@gmail.com')
  await page.keyboard.press('Escape')
  await expect(workbench.mailbox).toBeHidden()
  await expect(mailbox).toBeFocused()
})

test('the shortcuts reject, leave and approve, and the focus never gets lost', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await tabTo(page, workbench.composer)
  await page.keyboard.type('count my emails of the last 2 days and of the last 5 days')
  await page.keyboard.press('Enter')
  await workbench.isAsked('1 of 2', 'count_emails')
  await page.keyboard.press('Alt+PageDown')
  await workbench.isAsked('2 of 2', 'count_emails')
  await page.keyboard.press('Alt+PageUp')
  await workbench.isAsked('1 of 2', 'count_emails')

  await page.keyboard.press('Control+Shift+Backspace')
  await expect(workbench.approval.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await page.keyboard.type('Not needed')
  await page.keyboard.press('Control+Enter')
  await workbench.isAsked('2 of 2', 'count_emails')

  await page.keyboard.press('Escape')
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.composer).toBeFocused()
  await tabTo(page, workbench.review, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await workbench.isAsked('2 of 2', 'count_emails')
  await expect(workbench.button('Approve once')).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(workbench.call('count_emails').nth(1)).toContainText('Succeeded')
  await expect(workbench.call('count_emails').nth(0)).toContainText('Not needed')
})

import type { Page } from '@playwright/test'
import { eventsOf, sentMails } from './database.ts'
import { countEmails, sendEmail, sendSally } from './replies.ts'
import { expect, test } from './story.ts'

const decisions = async (page: Page) =>
  (await eventsOf(page)).filter(({ type }) => type === 'call-decided')

test('promise 1: typing while a call arrives decides nothing, keeps the draft, and the dialog waits for a pause', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')], hold })
  await workbench.connect(server)
  await workbench.say(sendSally)
  await hold.reached
  await workbench.composer.focus()
  await page.keyboard.type('and also')
  hold.release()

  // Somebody who types on and on, Enter included, until the call has arrived and for a while after.
  const waits = workbench.call('send_email').getByText('Waiting for you')
  let typed = 'and also'
  for (let after = 0; after < 12; after += (await waits.isVisible()) ? 1 : 0) {
    await page.keyboard.type(' x', { delay: 40 })
    await page.keyboard.press('Enter')
    typed += ' x'
    expect(await workbench.approval.isVisible()).toBe(false)
  }
  await expect(page.getByText('1 tool call waits for you').first()).toBeVisible()
  await expect(workbench.composer).toBeFocused()
  await expect(workbench.composer).toHaveValue(typed)

  await workbench.isAsked('1 of 1', 'send_email')
  expect(await decisions(page)).toEqual([])
  await workbench.button('Decide later').click()
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.composer).toHaveValue(typed)
  await expect(workbench.composer).toBeFocused()
  expect(server.turns).toHaveLength(1)
})

test('promise 1: the dialog opens as soon as the composer is left', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ calls: [countEmails(5)], hold })
  await workbench.connect(server)
  await workbench.say('count')
  await hold.reached
  await workbench.composer.focus()
  await page.keyboard.type('wait a moment')
  await page.keyboard.press('Shift+Tab')
  hold.release()
  await workbench.isAsked('1 of 1', 'count_emails')
  await expect(workbench.composer).toHaveValue('wait a moment')
})

test('promise 1: Enter that is held or repeated as the dialog opens decides nothing', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')], hold })
  await workbench.connect(server)
  await workbench.say(sendSally)
  await hold.reached
  await workbench.composer.focus()
  hold.release()
  // A key that goes down again without coming up repeats.
  while (!(await workbench.approval.isVisible())) await page.keyboard.down('Enter')
  await expect(workbench.approval.getByRole('heading').first()).toBeFocused()
  for (let times = 0; times < 20; times += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  for (let times = 0; times < 20; times += 1) await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect(workbench.button('Approve once')).toBeEnabled()
  await workbench.isAsked('1 of 1', 'send_email')
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Enter')
  expect(await decisions(page)).toEqual([])
  expect(await sentMails(page)).toEqual([])
})

test('promise 1: nothing approves before the delay is over; one press after it does', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')], hold }, { text: 'It is sent.' })
  await page.clock.install()
  await workbench.connect(server)
  await workbench.say(sendSally)
  await hold.reached
  await page.clock.pauseAt(Date.now() + 60_000)
  hold.release()
  const approve = workbench.button('Approve once')
  await expect(async () => {
    await page.clock.runFor(20)
    expect(await approve.isVisible()).toBe(true)
  }).toPass({ intervals: [20] })
  const presented = { type: 'call-presented' }
  await expect(async () => {
    await page.clock.runFor(20)
    expect(await eventsOf(page)).toContainEqual(expect.objectContaining(presented))
  }).toPass({ intervals: [20] })

  await expect(approve).toHaveAttribute('aria-disabled', 'true')
  const { x = 0, y = 0, width = 0, height = 0 } = (await approve.boundingBox()) ?? {}
  for (let times = 0; times < 10; times += 1) {
    await page.mouse.click(x + width / 2, y + height / 2)
    await page.keyboard.press('Control+Enter')
    await page.clock.runFor(50)
  }
  await page.mouse.dblclick(x + width / 2, y + height / 2)
  await page.clock.runFor(900)
  await expect(approve).toHaveAttribute('aria-disabled', 'true')
  expect(await decisions(page)).toEqual([])

  await page.clock.resume()
  await approve.click()
  await expect(workbench.conversation).toContainText('It is sent.')
  expect(await sentMails(page)).toHaveLength(1)
})

test('promise 1: a script can’t press Approve, a person can', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] }, { text: 'It is sent.' })
  await workbench.connect(server)
  await workbench.say(sendSally)
  const approve = workbench.button('Approve once')
  await expect(approve).toBeEnabled()
  await approve.evaluate((button: HTMLElement) => {
    const init = { bubbles: true, cancelable: true, composed: true, button: 0, key: 'Enter' }
    for (const type of ['pointerdown', 'pointerup']) {
      button.dispatchEvent(new PointerEvent(type, { ...init, isPrimary: true }))
    }
    for (const type of ['mousedown', 'mouseup', 'click']) {
      button.dispatchEvent(new MouseEvent(type, init))
    }
    button.click()
    button.focus()
    for (const type of ['keydown', 'keyup']) {
      button.dispatchEvent(new KeyboardEvent(type, init))
      button.dispatchEvent(new KeyboardEvent(type, { ...init, ctrlKey: true }))
    }
  })
  await expect(approve).toBeVisible()
  expect(await decisions(page)).toEqual([])
  await workbench.approve()
  await expect(workbench.conversation).toContainText('It is sent.')
  expect(await decisions(page)).toHaveLength(1)
})

test('promise 3: six times Escape leaves the call waiting and the run going', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] })
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.button('Reject…').click()
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('Escape')
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.call('send_email')).toContainText('Waiting for you')
  await expect(workbench.stop).toBeVisible()
  await expect(workbench.review).toBeVisible()
  expect(await decisions(page)).toEqual([])
})

test('promise 1: a double click on Approve decides one of two calls only [case 19]', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ calls: [sendEmail('a@example.com', 'Hi'), sendEmail('b@example.com', 'Hi')] })
  await workbench.connect(server)
  await workbench.say('Write to both.')
  await workbench.isAsked('1 of 2', 'send_email')
  await workbench.button('Approve once').dblclick()
  await workbench.isAsked('2 of 2', 'send_email')
  await expect(workbench.button('Approve once')).toBeEnabled()
  expect(await decisions(page)).toHaveLength(1)
  expect(await sentMails(page)).toEqual([])
})

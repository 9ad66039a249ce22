import { AuditRoom } from './auditRoom.ts'
import { eventsOf, sentMails } from './database.ts'
import { putFiles, textsOnDisk } from './files.ts'
import { countEmails, sendEmail } from './replies.ts'
import { expect, test } from './story.ts'
import { Workbench } from './workbench.ts'

test('promises 1 and 3: a thread that was exported, forgotten and imported is read-only until it is continued, and then asks again [case 34]', async ({
  page,
  context,
  workbench,
  server,
  apiKey,
}) => {
  server.script(
    { calls: [countEmails(5), sendEmail('sally@gmail.com', 'Hi')] },
    { text: 'Sent at last.' },
  )
  await workbench.connect(server)
  await workbench.say('write to Sally')
  await workbench.isAsked('1 of 2', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'send_email')
  await workbench.button('Decide later').click()
  const other = new Workbench(await context.newPage())
  await other.page.goto(page.url())
  await expect(other.conversation).toContainText('write to Sally')

  const audit = new AuditRoom(page)
  await audit.open()
  const { text } = await audit.export('Export everything')
  expect(text).not.toContain(apiKey)
  const otherReloads = other.page.waitForEvent('load')
  await audit.forgetEverything()
  await otherReloads

  for (const tab of [workbench, other]) {
    await expect(tab.composer).toBeVisible()
    await expect(tab.conversation).not.toContainText('write to Sally')
    await expect(tab.threads).toContainText('The first one starts with your first message.')
    await expect(tab.alert).toBeHidden()
    await tab.openSettings()
    await expect(tab.settings.getByLabel('Provider')).toHaveValue('demo')
    await tab.page.keyboard.press('Escape')
  }
  expect(await eventsOf(page)).toEqual([])
  expect(
    await page.evaluate(() => Object.entries(localStorage).concat(Object.entries(sessionStorage))),
  ).toEqual([])
  await other.page.close()

  await workbench.openSettings()
  await workbench.enterServer(server)
  await workbench.save()
  await audit.open()
  await audit.import(text)
  await audit.button('Open “write to Sally”').click()
  await expect(workbench.conversation).toContainText('This thread was imported from a file.')
  await expect(workbench.review).toHaveCount(0)
  await expect(workbench.approval).toBeHidden()
  await workbench.reload()
  await expect(workbench.conversation).toContainText('This thread was imported from a file.')
  await expect(workbench.approval).toBeHidden()
  expect(await sentMails(page)).toEqual([])
  expect(server.turns).toHaveLength(1)

  await workbench.openSettings()
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()
  await workbench.conversation.getByRole('button', { name: 'Continue here' }).click()
  await workbench.isAsked('1 of 2', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'send_email')
  expect(await sentMails(page)).toEqual([])
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Sent at last.')
  expect(await sentMails(page)).toEqual([{ to: 'sally@gmail.com', body: 'Hi' }])

  await audit.open()
  await audit.button('Verify').click()
  await expect(audit.dialog).toContainText('The record is intact.')
  await expect(audit.events.first()).toContainText('A person, elsewhere')
  await audit.import(text)
  await expect(audit.dialog.getByRole('alert')).toContainText(
    '“write to Sally” is already in this browser',
  )
})

test('a file that was changed is refused whole, with the line and the reason', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ text: 'Hello.' }, { text: 'Hello again.' })
  await workbench.connect(server)
  await workbench.say('first')
  await expect(workbench.conversation).toContainText('Hello.')
  await workbench.threads.getByRole('button', { name: 'New thread' }).click()
  await workbench.say('second')
  await expect(workbench.conversation).toContainText('Hello again.')
  const audit = new AuditRoom(page)
  await audit.open()
  const { text } = await audit.export('Export everything')
  expect(text.trimEnd().split('\n')).toHaveLength(7)
  await audit.forgetEverything()

  await audit.open()
  await audit.import(text.replace('"text":"first"', '"text":"worst"'))
  const alert = audit.dialog.getByRole('alert')
  await expect(alert).toContainText('The file was not imported.')
  await expect(alert).toContainText('Line 5: It is not the event that the next one names.')
  await audit.import('Dear diary')
  await expect(alert).toContainText('Line 1: It is not the first line of a Countersign journal.')
  expect(await eventsOf(page)).toEqual([])
  await audit.import(text)
  await expect(audit.dialog).toContainText('Imported 2 threads.')
})

test('forgetting asks once, can be declined, and stops what runs', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ text: 'Nobody will read this to its end.', hold, holdAfter: 2 })
  await workbench.connect(server)
  await putFiles(page, { 'shopping.txt': 100 })
  await workbench.say('to be forgotten')
  await hold.reached
  const audit = new AuditRoom(page)
  await audit.open()
  await audit.button('Forget everything…').click()
  await expect(audit.button('Keep')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(audit.button('Keep')).toBeHidden()
  await expect(audit.dialog).toBeVisible()
  await expect(workbench.conversation).toContainText('to be forgotten')
  await audit.forgetEverything()
  await expect.poll(() => server.turns[0]?.outcome).toBe('aborted by the client')
  await expect(workbench.composer).toBeVisible()
  expect(await eventsOf(page)).toEqual([])
  await expect(textsOnDisk(page)).rejects.toThrow('NotFoundError')
})

test('a double click on what would forget everything asks, and answers nothing', async ({
  page,
  workbench,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await workbench.open()
  await workbench.say('hello')
  const audit = new AuditRoom(page)
  await audit.open()
  await audit.button('Forget everything…').dblclick()
  await expect(audit.button('Keep')).toBeVisible()
  await audit.button('Keep').click()
  await expect(audit.button('Forget everything…')).toBeVisible()
  await expect(workbench.conversation).toContainText('hello')
})

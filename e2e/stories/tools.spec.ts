import type { Page } from '@playwright/test'
import { sentMails } from './database.ts'
import { countEmails, sendEmail, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

const panelOf = (page: Page) => page.getByRole('dialog', { name: 'Tools' })

async function openPanel(page: Page) {
  await page.getByRole('button', { name: 'Tools', exact: true }).click()
  const panel = panelOf(page)
  await expect(panel.getByRole('listitem')).not.toHaveCount(0)
  return panel
}

const offering = (page: Page, tool: string) =>
  panelOf(page).getByRole('switch', { name: `Offer ${tool} to the model in this thread` })

async function close(page: Page): Promise<void> {
  await panelOf(page).getByRole('button', { name: 'Close' }).click()
}

const offered = (body: { tools?: { function: { name: string } }[] }) =>
  (body.tools ?? []).map((tool) => tool.function.name)

test('a tool that is turned off is not offered in this thread, over a reload, and a call of it is refused; another thread has it', async ({
  page,
  workbench,
  server,
  apiKey,
}) => {
  server.script(
    { text: 'Hello.' },
    { calls: [sendEmail('bob@example.com', 'Hi')] },
    { text: 'I see.' },
    { text: 'Hello again.' },
  )
  await workbench.connect(server)
  await openPanel(page)
  await expect(offering(page, 'send_email')).toBeChecked()
  await offering(page, 'send_email').uncheck()
  await close(page)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Hello.')
  expect(offered(turn(server.turns, 0).body)).toContain('count_emails')
  expect(offered(turn(server.turns, 0).body)).not.toContain('send_email')

  await workbench.reload()
  await workbench.openSettings()
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()
  await workbench.say('write to Bob')
  await expect(workbench.call('send_email')).toContainText('Refused')
  await expect(workbench.conversation).toContainText('I see.')
  expect(toolMessages(turn(server.turns, 2)).at(-1)?.content).toContain('There is no tool')

  await workbench.threads.getByRole('button', { name: 'New thread' }).click()
  await workbench.say('hello again')
  await expect(workbench.conversation).toContainText('Hello again.')
  expect(offered(turn(server.turns, 3).body)).toContain('send_email')
})

test('promise 4: a call that waits as its tool is turned off is rejected, and the model is told why', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [sendEmail('bob@example.com', 'Hi'), countEmails(5)] },
    { text: 'Counted.' },
  )
  await workbench.connect(server)
  await workbench.say('write to Bob and count')
  await workbench.isAsked('1 of 2', 'send_email')
  await workbench.button('Decide later').click()
  await openPanel(page)
  await offering(page, 'send_email').uncheck()
  await close(page)
  await expect(workbench.call('send_email')).toContainText('Rejected')
  await workbench.review.click()
  await workbench.isAsked('2 of 2', 'count_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Counted.')
  const [sent] = toolMessages(turn(server.turns, 1))
  expect(sent?.content).toContain('The tool was turned off in this thread.')
  expect(await sentMails(page)).toEqual([])
})

test('promise 1: a call by hand is put before the person like any other, wrong arguments are said, and the model hears of it later', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ text: 'So I hear.' })
  await workbench.connect(server)
  const panel = await openPanel(page)
  await panel.getByRole('button', { name: 'Run send_email by hand…' }).click()
  const args = panel.getByRole('textbox', { name: 'Arguments (JSON)' })
  await expect(args).toHaveValue('{\n  "message": "",\n  "recipient": ""\n}')
  await panel.getByRole('button', { name: 'Put it before me' }).click()
  await expect(panel.getByRole('alert')).toContainText('recipient')
  await args.fill('{"message":"Hi","recipient":"bob@example.com"}')
  await panel.getByRole('button', { name: 'Put it before me' }).click()
  await expect(panel).toBeHidden()

  await workbench.isAsked('1 of 1', 'send_email')
  await expect(workbench.approval.getByRole('heading', { name: /send_email/ })).toBeFocused()
  expect(await sentMails(page)).toEqual([])
  await workbench.approve()
  await expect(workbench.call('send_email')).toContainText('Succeeded')
  expect(await sentMails(page)).toEqual([{ to: 'bob@example.com', body: 'Hi' }])
  expect(server.turns).toHaveLength(0)

  await workbench.say('what did I do?')
  await expect(workbench.conversation).toContainText('So I hear.')
  expect(turn(server.turns, 0).text).toContain('The person ran a tool by themselves: send_email')
})

test('a tool that is off is not run by hand either', async ({ page, workbench }) => {
  await workbench.open()
  const panel = await openPanel(page)
  const byHand = panel.getByRole('button', { name: 'Run send_email by hand…' })
  await expect(byHand).toBeEnabled()
  await offering(page, 'send_email').uncheck()
  await expect(byHand).toBeDisabled()
})

test('a call that came while a panel was open takes the focus once the panel is closed', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ calls: [countEmails(5)], hold })
  await workbench.connect(server)
  await workbench.say('count')
  await hold.reached
  await openPanel(page)
  hold.release()
  await expect(page).toHaveTitle('(1) Countersign')
  await expect(workbench.approval).toBeHidden()
  await page.keyboard.press('Escape')
  await workbench.isAsked('1 of 1', 'count_emails')
  await expect(workbench.approval.getByRole('heading', { name: /count_emails/ })).toBeFocused()
})

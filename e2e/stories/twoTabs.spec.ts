import { expect, test } from './story.ts'
import { eventsOf, sentMails } from './database.ts'
import { countEmails, sendEmail, sendSally } from './replies.ts'
import { Workbench } from './workbench.ts'

test('promise 3: a call that is decided in one tab is decided in the other', async ({
  page,
  context,
  workbench,
  server,
}) => {
  server.script(
    { calls: [countEmails(5), sendEmail('sally@gmail.com', 'Hi')] },
    { text: 'Both done.' },
  )
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 2', 'count_emails')

  const other = new Workbench(await context.newPage())
  await other.page.goto(page.url())
  await expect(other.page.getByText('2 tool calls wait for you')).toBeVisible()
  await expect(other.approval).toBeHidden()

  await workbench.approve()
  await expect(other.call('count_emails')).toContainText('Approved')
  await expect(other.page.getByText('1 tool call waits for you')).toBeVisible()
  await workbench.isAsked('2 of 2', 'send_email')
  await workbench.approve()
  await expect(other.call('send_email')).toContainText('Succeeded')
  await expect(other.conversation).toContainText('Both done.')
  await expect(other.review).toBeHidden()
  expect(await sentMails(page)).toHaveLength(1)
})

test('promise 3: two tabs that approve the same call at once cause one effect [case 16]', async ({
  page,
  context,
  workbench,
  server,
}) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] }, { text: 'Sent once.' })
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')

  const other = new Workbench(await context.newPage())
  await other.page.goto(page.url())
  await other.review.click()
  const buttons = [workbench.button('Approve once'), other.button('Approve once')] as const
  await Promise.all(buttons.map((button) => expect(button).toBeEnabled()))
  const boxes = await Promise.all(buttons.map((button) => button.boundingBox()))
  await Promise.all(
    [page, other.page].map((tab, index) => {
      const { x = 0, y = 0, width = 0, height = 0 } = boxes[index] ?? {}
      return tab.mouse.click(x + width / 2, y + height / 2)
    }),
  )

  await expect(workbench.conversation).toContainText('Sent once.')
  await expect(other.conversation).toContainText('Sent once.')
  expect(await sentMails(page)).toHaveLength(1)
  const events = await eventsOf(page)
  for (const type of ['call-decided', 'call-started', 'call-finished']) {
    expect(events.filter((event) => event.type === type)).toHaveLength(1)
  }
  expect(server.turns).toHaveLength(2)
})

test('promise 3: when the tab that runs a thread is closed, the other takes it up without loss [case 7]', async ({
  page,
  context,
  workbench,
  server,
  apiKey,
}) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] }, { text: 'It is sent.' })
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')

  const other = new Workbench(await context.newPage())
  await other.page.goto(page.url())
  await expect(other.call('send_email')).toContainText('Waiting for you')
  await other.openSettings()
  await other.settings.getByLabel('API key').fill(apiKey)
  await other.save()
  await page.close()

  await other.review.click()
  await other.approve()
  await expect(other.conversation).toContainText('It is sent.')
  expect(await sentMails(other.page)).toHaveLength(1)
})

test('a run is stopped from another tab [case 24]', async ({
  page,
  context,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ text: 'Going on and on and on.', hold, holdAfter: 3 })
  await workbench.connect(server)
  await workbench.say('talk')
  await hold.reached
  const other = new Workbench(await context.newPage())
  await other.page.goto(page.url())
  await expect(other.conversation).toContainText('runs in another tab')
  await other.stop.click()
  await expect.poll(() => server.turns[0]?.outcome).toBe('aborted by the client')
  await expect(workbench.conversation).toContainText('You stopped the reply.')
  await expect(other.conversation).toContainText('You stopped the reply.')
})

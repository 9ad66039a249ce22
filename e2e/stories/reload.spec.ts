import { sentMails } from './database.ts'
import { countEmails, howMany, sendEmail, sendSally, tellResult, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('promise 3: a call that waits over a reload asks by a bar, and runs once it is approved [case 2]', async ({
  page,
  workbench,
  server,
  apiKey,
}) => {
  server.script(
    { calls: [sendEmail('sally@gmail.com', "What's up homie")] },
    { text: 'It is sent.' },
    { calls: [countEmails(5)] },
    tellResult,
  )
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.reload()

  await expect(page.getByText('1 tool call waits for you')).toBeVisible()
  await expect(workbench.call('send_email')).toContainText('Waiting for you')
  await expect(workbench.approval).toBeHidden()
  expect(await sentMails(page)).toEqual([])

  // Keys live in memory only, so the person enters it again before the run needs it.
  await workbench.openSettings()
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()
  await expect(workbench.approval).toBeHidden()
  await workbench.review.click()
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('It is sent.')
  expect(await sentMails(page)).toEqual([{ to: 'sally@gmail.com', body: "What's up homie" }])

  await workbench.say(howMany)
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('You got 10 emails.')
  expect(turn(server.turns, 3).body.messages.map(({ role }: { role: string }) => role)).toEqual(
    expect.arrayContaining(['user', 'assistant', 'tool']),
  )
})

test('without its key a run finishes its tools after a reload, asks for the key and goes on [case 6]', async ({
  page,
  workbench,
  server,
  apiKey,
}) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] }, { text: 'It is sent.' })
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.reload()
  await workbench.review.click()
  await workbench.approve()

  await expect(workbench.call('send_email')).toContainText('Succeeded')
  expect(await sentMails(page)).toEqual([{ to: 'sally@gmail.com', body: 'Hi' }])
  await expect(workbench.alert).toContainText('There is no API key')
  expect(server.turns).toHaveLength(1)
  await workbench.alert.getByRole('button', { name: 'Enter key · Continue' }).click()
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()
  await expect(workbench.conversation).toContainText('It is sent.')
  expect(await sentMails(page)).toHaveLength(1)
})

test('promise 3: a request that a reload cut off is not sent again by itself [case 1]', async ({
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ text: 'This will never arrive whole.', hold, holdAfter: 3 })
  await workbench.connect(server)
  await workbench.say('hello')
  await hold.reached
  await workbench.reload()
  await expect(workbench.alert).toContainText('closed or reloaded')
  await expect(workbench.alert.getByRole('button', { name: 'Continue' })).toBeVisible()
  expect(server.turns).toHaveLength(1)
})

import { sentMails } from './database.ts'
import {
  awkward,
  countEmails,
  howMany,
  sendEmail,
  sendSally,
  tellResult,
  toolMessages,
  turn,
} from './replies.ts'
import { expect, test } from './story.ts'

test('promise 1: the how-to’s first question waits for approval, then counts ten mails and is answered', async ({
  workbench,
  server,
}) => {
  server.script({ text: 'Let me count. ✉️', calls: [countEmails(5)], ...awkward }, (request) => ({
    ...tellResult(request),
    ...awkward,
  }))
  await workbench.connect(server)
  await workbench.say(howMany)

  await workbench.isAsked('1 of 1', 'count_emails')
  await expect(workbench.approval).toContainText('last_n_days')
  await expect(workbench.approval).toContainText('5')
  await expect(workbench.call('count_emails')).toContainText('Waiting for you')
  expect(server.turns).toHaveLength(1)

  await workbench.approve()
  await expect(workbench.conversation).toContainText('You got 10 emails.')
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.call('count_emails')).toContainText('Succeeded')
  expect(toolMessages(turn(server.turns, 1)).map(({ content }) => content)).toEqual(['10'])
})

test('the how-to’s second question sends a mail once it is approved, and Sent shows it', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [sendEmail('sally@gmail.com', "What's up homie")], split: 7, newline: '\r\n' },
    { text: 'I have sent it to **Sally**.', ...awkward },
  )
  await workbench.connect(server)
  await workbench.say(sendSally)

  await workbench.isAsked('1 of 1', 'send_email')
  await expect(workbench.approval).toContainText('sally@gmail.com')
  await expect(workbench.approval).toContainText("What's up homie")
  await expect(workbench.approval).toContainText('Sends data')
  expect(await sentMails(page)).toEqual([])

  await workbench.approve()
  await expect(workbench.conversation.getByRole('strong')).toHaveText('Sally')
  await expect(workbench.call('send_email')).toContainText('Succeeded')
  await expect(
    workbench.call('send_email').getByRole('link', { name: 'Open in my mail app' }),
  ).toHaveAttribute('href', /^mailto:sally@gmail\.com\?/)

  const sent = await workbench.openFolder('Sent')
  await expect(sent).toHaveCount(1)
  await expect(sent).toContainText('sally@gmail.com')
  await expect(sent).toContainText("What's up homie")
})

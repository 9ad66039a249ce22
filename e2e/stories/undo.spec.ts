import type { RecordedRequest } from '../server/contract.ts'
import { sentMails } from './database.ts'
import { sendEmail, sendSally, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

const timesToldOf = ({ text }: RecordedRequest, what: string) => text.split(what).length - 1

test('promise 4: an undo takes the mail back, and the model hears of it once, with the next message', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [sendEmail('sally@gmail.com', "What's up homie", 'call_1')] },
    { text: 'It is sent.' },
    { text: 'I know that it is taken back.' },
    { text: 'As before.' },
  )
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('It is sent.')
  expect(await sentMails(page)).toHaveLength(1)

  const record = workbench.call('send_email')
  await record.getByRole('button', { name: 'Undo' }).click()
  await expect(record).toContainText('Undone')
  await expect(record).toBeFocused()
  await expect(record.getByRole('button', { name: 'Undo' })).toBeHidden()
  expect(await sentMails(page)).toEqual([])
  expect(server.turns).toHaveLength(2)

  await workbench.say('thanks')
  await expect(workbench.conversation).toContainText('I know that it is taken back.')
  await workbench.say('and now?')
  await expect(workbench.conversation).toContainText('As before.')
  const [told, next, last] = [turn(server.turns, 1), turn(server.turns, 2), turn(server.turns, 3)]
  expect(toolMessages(next)).toEqual(toolMessages(told))
  expect(toolMessages(last)).toEqual(toolMessages(told))
  expect(timesToldOf(told, 'has undone')).toBe(0)
  expect(timesToldOf(next, 'has undone the call send_email (call_1)')).toBe(1)
  expect(timesToldOf(last, 'has undone')).toBe(1)
  expect(next.body.messages.at(-1)).toMatchObject({
    role: 'user',
    content: expect.stringMatching(/^\[Note by Countersign: .*\]\n\nthanks$/),
  })
})

test('an undo that is no longer possible says why, and the call stays what it was', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.approve()
  await expect(workbench.call('send_email')).toContainText('Succeeded')
  await expect(workbench.stop).toBeHidden()
  await workbench.openFolder('Sent')
  await workbench.mailbox.getByRole('button', { name: 'Reset mailbox' }).click()
  await workbench.mailbox
    .getByRole('button', { name: /^Reset/ })
    .last()
    .click()
  await expect.poll(() => sentMails(page)).toEqual([])

  const record = workbench.call('send_email')
  await record.getByRole('button', { name: 'Undo' }).click()
  await expect(record).toContainText('Could not be undone')
  await expect(record).toContainText('The mail is no longer in the Sent folder.')
  await expect(record).toContainText('Succeeded')
})

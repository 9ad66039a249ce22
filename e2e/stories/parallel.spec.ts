import { eventsOf, sentMails } from './database.ts'
import { awkward, callIds, countEmails, sendEmail, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('promises 1 and 4: of three calls nothing runs before the last decision, then in order, each told once', async ({
  page,
  workbench,
  server,
}) => {
  const calls = [
    sendEmail('bob@example.com', 'hi', 'call_one'),
    sendEmail('eve@example.com', 'the secret', 'call_two'),
    countEmails(2, 'call_three'),
  ]
  server.script({ text: 'Three things.', calls, ...awkward }, { text: 'Two of three are done.' })
  await workbench.connect(server)
  await workbench.say('Write to bob and eve, then count.')

  await workbench.isAsked('1 of 3', 'send_email')
  await workbench.approve()
  await workbench.isAsked('2 of 3', 'send_email')
  await expect(workbench.approval).toContainText('the secret')
  await workbench.reject('Not to Eve.')
  await workbench.isAsked('3 of 3', 'count_emails')

  expect(await sentMails(page)).toEqual([])
  const sending = workbench.call('send_email')
  await expect(sending.nth(0)).toContainText('Approved')
  await expect(sending.nth(1)).toContainText('Rejected')
  await expect(workbench.call('count_emails')).toContainText('Waiting for you')
  expect(await eventsOf(page)).not.toContainEqual(expect.objectContaining({ type: 'call-started' }))
  expect(server.turns).toHaveLength(1)

  await workbench.approve()
  await expect(workbench.conversation).toContainText('Two of three are done.')
  await expect(sending.nth(0)).toContainText('Succeeded')
  await expect(workbench.call('count_emails')).toContainText('Succeeded')
  expect(await sentMails(page)).toEqual([{ to: 'bob@example.com', body: 'hi' }])

  const started = (await eventsOf(page)).filter(({ type }) => type === 'call-started')
  expect(started.map(({ call }) => call.split('/').at(-1))).toEqual(['0', '2'])
  const told = turn(server.turns, 1)
  expect(callIds(told)).toEqual(['call_one', 'call_two', 'call_three'])
  expect(toolMessages(told)).toEqual([
    { id: 'call_one', content: expect.stringContaining('Sent to bob@example.com') },
    { id: 'call_two', content: expect.stringContaining('Not to Eve.') },
    { id: 'call_three', content: '4' },
  ])
})

import { sentMails } from './database.ts'
import { awkward, countEmails, howMany, sendEmail, sendSally } from './replies.ts'
import { expect, test } from './story.ts'

test('promise 1: a rejection in Single pass raises the how-to’s NotApproved and stops the run', async ({
  page,
  workbench,
  server,
}) => {
  const calls = [
    sendEmail('sally@gmail.com', "What's up homie", 'call_a'),
    countEmails(5, 'call_b'),
  ]
  server.script({ calls, ...awkward })
  await workbench.connect({ ...server, mode: 'Single pass' })
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 2', 'send_email')
  await workbench.reject()

  const text = `Tool invocations not approved:

{
  "name": "send_email",
  "args": {
    "message": "What's up homie",
    "recipient": "sally@gmail.com"
  },
  "id": "call_a",
  "type": "tool_call"
}

{
  "name": "count_emails",
  "args": {
    "last_n_days": 5
  },
  "id": "call_b",
  "type": "tool_call"
}`
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.alert).toContainText('NotApproved')
  expect(await workbench.alert.allInnerTexts()).toEqual([expect.stringContaining(text)])
  await expect(workbench.call('send_email')).toContainText('Rejected')
  await expect(workbench.call('count_emails')).toContainText('Not run')
  await expect(workbench.stop).toBeHidden()
  expect(server.turns).toHaveLength(1)
  expect(await sentMails(page)).toEqual([])
})

test('an approved single pass ends with the how-to’s output: the calls with their raw results', async ({
  workbench,
  server,
}) => {
  server.script({ calls: [countEmails(5, 'call_a'), countEmails(2, 'call_b')] })
  await workbench.connect({ ...server, mode: 'Single pass' })
  await workbench.say(howMany)
  await workbench.isAsked('1 of 2', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'count_emails')
  await workbench.approve()

  const output = workbench.conversation.getByRole('region', { name: 'Output', exact: true })
  await expect(output).toBeVisible()
  expect(JSON.parse(await output.locator('pre').innerText())).toEqual([
    { name: 'count_emails', args: { last_n_days: 5 }, id: 'call_a', type: 'tool_call', output: 10 },
    { name: 'count_emails', args: { last_n_days: 2 }, id: 'call_b', type: 'tool_call', output: 4 },
  ])
  await expect(workbench.stop).toBeHidden()
  expect(server.turns).toHaveLength(1)
})

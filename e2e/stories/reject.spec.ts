import { sentMails } from './database.ts'
import { awkward, sendEmail, sendSally, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('promise 4: a rejected call does not run, and the model is told why and goes on', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [sendEmail('sally@gmail.com', "What's up homie", 'call_1')], ...awkward },
    { text: 'Understood: I will write “Good evening” instead.' },
  )
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.reject('Too casual — write “Good evening”.')

  await expect(workbench.conversation).toContainText('Understood: I will write')
  await expect(workbench.call('send_email')).toContainText('Rejected')
  await expect(workbench.call('send_email')).toContainText('Too casual — write “Good evening”.')
  expect(toolMessages(turn(server.turns, 1))).toEqual([
    { id: 'call_1', content: expect.stringMatching(/reject.*Too casual — write “Good evening”\./) },
  ])
  expect(await sentMails(page)).toEqual([])
  await workbench.openFolder('Sent')
  await expect(workbench.mailbox).toContainText('Nothing is here yet.')
})

test('a rejection without a reason says so to the model', async ({ workbench, server }) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] }, { text: 'All right.' })
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.reject()
  await expect(workbench.conversation).toContainText('All right.')
  expect(toolMessages(turn(server.turns, 1))[0]?.content).toMatch(/did not run.*no reason/i)
})

test('a rejection that stops the run sends no further request, and the model learns of it on the next turn', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    {
      calls: [
        sendEmail('sally@gmail.com', 'Hi', 'call_1'),
        sendEmail('bob@example.com', 'Hi', 'call_2'),
      ],
    },
    { text: 'I see.' },
  )
  await workbench.connect(server)
  await workbench.say('write to both')
  await workbench.isAsked('1 of 2', 'send_email')
  await workbench.button('Reject…').click()
  await workbench.approval.getByRole('textbox', { name: 'Reason' }).fill('Not today.')
  await workbench.approval.getByRole('radio', { name: 'Stop this run' }).check()
  await workbench.button('Reject').click()

  await expect(workbench.conversation).toContainText('You stopped the run.')
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.stop).toBeHidden()
  await expect(workbench.call('send_email').nth(0)).toContainText('Rejected')
  await expect(workbench.call('send_email').nth(1)).toContainText('Not run')
  expect(server.turns).toHaveLength(1)

  await workbench.say('never mind')
  await expect(workbench.conversation).toContainText('I see.')
  expect(toolMessages(turn(server.turns, 1))).toEqual([
    { id: 'call_1', content: expect.stringMatching(/rejected.*Not today\./) },
    { id: 'call_2', content: expect.stringMatching(/^Not run/) },
  ])
  expect(await sentMails(page)).toEqual([])
})

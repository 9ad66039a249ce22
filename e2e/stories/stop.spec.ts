import { sentMails } from './database.ts'
import { sendEmail, sendSally, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('Stop in the middle of a reply aborts the request, keeps the partial text, and the next message works [case 22]', async ({
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script(
    {
      text: 'Once upon a time there was a very long reply that nobody needed.',
      hold,
      holdAfter: 5,
    },
    { text: 'Short this time.' },
  )
  await workbench.connect(server)
  await workbench.say('tell me a story')
  await expect(workbench.conversation).toContainText('Once upon a time')
  await workbench.stop.click()

  await expect.poll(() => turn(server.turns, 0).outcome).toBe('aborted by the client')
  await expect(workbench.conversation).toContainText('You stopped the reply.')
  await expect(workbench.conversation).toContainText('Once upon a time')
  await expect(workbench.conversation).not.toContainText('nobody needed')
  await expect(workbench.conversation.getByRole('button', { name: 'Continue' })).toBeVisible()
  await expect(workbench.alert).toBeHidden()
  await expect(workbench.stop).toBeHidden()

  await workbench.say('shorter, please')
  await expect(workbench.conversation).toContainText('Short this time.')
  expect(turn(server.turns, 1).body.messages.at(-1)).toMatchObject({
    role: 'user',
    content: 'shorter, please',
  })
})

test('promise 4: Stop while a call waits leaves it “Not run”, and the model is told on the next turn [case 23]', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [sendEmail('sally@gmail.com', "What's up homie", 'call_1')] },
    { text: 'I see that you stopped it.' },
  )
  await workbench.connect(server)
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.button('Decide later').click()
  await expect(workbench.approval).toBeHidden()
  await workbench.stop.click()

  await expect(workbench.call('send_email')).toContainText('Not run')
  await expect(page.getByText('1 tool call waits for you')).toBeHidden()
  await expect(workbench.stop).toBeHidden()
  expect(server.turns).toHaveLength(1)

  await workbench.say('what happened?')
  await expect(workbench.conversation).toContainText('I see that you stopped it.')
  expect(toolMessages(turn(server.turns, 1))).toEqual([
    { id: 'call_1', content: expect.stringMatching(/^Not run: the person stopped/) },
  ])
  expect(await sentMails(page)).toEqual([])
})

test('“Stop the run” and “Reject remaining” in the dialog close what they say and nothing else', async ({
  page,
  workbench,
  server,
}) => {
  const calls = ['ann', 'bob', 'eve'].map((name) => sendEmail(`${name}@example.com`, 'hi'))
  server.script({ calls }, { text: 'Only Ann got hers.' }, { calls })
  await workbench.connect(server)
  await workbench.say('write to all')
  await workbench.isAsked('1 of 3', 'send_email')
  await workbench.approve()
  await workbench.isAsked('2 of 3', 'send_email')
  await workbench.button('Reject remaining').click()
  await workbench.approval.getByRole('textbox', { name: 'Reason' }).fill('Only Ann')
  await workbench.button('Reject 2 calls').click()
  await expect(workbench.conversation).toContainText('Only Ann got hers.')
  expect((await sentMails(page)).map(({ to }) => to)).toEqual(['ann@example.com'])
  const told = toolMessages(turn(server.turns, 1)).map(({ content }) => content)
  expect(told).toEqual([
    expect.stringContaining('Sent to ann@example.com'),
    expect.stringContaining('Only Ann'),
    expect.stringContaining('Only Ann'),
  ])

  await workbench.say('again')
  await workbench.isAsked('1 of 3', 'send_email')
  await workbench.approve()
  await workbench.isAsked('2 of 3', 'send_email')
  await workbench.button('Decide later').click()
  await workbench.conversation.getByRole('button', { name: 'Decide' }).last().click()
  await workbench.isAsked('3 of 3', 'send_email')
  await workbench.button('Stop the run').click()
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.call('send_email').filter({ hasText: 'Not run' })).toHaveCount(3)
  await expect(workbench.stop).toBeHidden()
  expect(await sentMails(page)).toHaveLength(1)
})

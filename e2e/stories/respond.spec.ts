import { eventsOf } from './database.ts'
import { readEmail, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('promise 4: an answer in the tool’s place reaches the model as it was written, and the tool does not run', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ calls: [readEmail('mail-1', 'call_1')] }, { text: 'Then I know enough.' })
  await workbench.connect(server)
  await workbench.say('what does the first mail say?')
  await workbench.isAsked('1 of 1', 'read_email')
  const answer = 'It asks for the invoice.\nNothing else — “really”.'
  await workbench.respond(answer)

  await expect(workbench.conversation).toContainText('Then I know enough.')
  const record = workbench.call('read_email')
  await expect(record).toContainText('Answered')
  await expect(record).toContainText('Your answer')
  await expect(record).toContainText('Nothing else — “really”.')
  expect(toolMessages(turn(server.turns, 1))).toEqual([{ id: 'call_1', content: answer }])
  const types = (await eventsOf(page)).map(({ type }) => type)
  expect(types).not.toContain('call-started')
})

test('an empty answer is not sent, and Escape leaves the form before the dialog', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ calls: [readEmail('mail-1')] })
  await workbench.connect(server)
  await workbench.say('what does the first mail say?')
  await workbench.isAsked('1 of 1', 'read_email')
  await workbench.respond('   ')
  const box = workbench.approval.getByRole('textbox', { name: 'Response' })
  await expect(box).toHaveAccessibleDescription(/Write what the model is to read/)
  await expect(box).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(workbench.button('Respond…')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.call('read_email')).toContainText('Waiting for you')
})

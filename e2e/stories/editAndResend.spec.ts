import { sendEmail, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('an edited message takes the place of the old one, and what was done in between stays told', async ({
  workbench,
  server,
}) => {
  server.script(
    { calls: [sendEmail('bob@example.com', 'hi')] },
    { text: 'Sent to Bob.' },
    { text: 'Three is the answer.' },
  )
  await workbench.connect(server)
  await workbench.say('write to bob')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Sent to Bob.')

  const message = workbench.conversation.getByRole('article').first()
  await message.getByRole('button', { name: 'Edit and resend' }).click()
  await expect(message).toContainText('1 tool call (send_email) already took effect')
  await message.getByRole('textbox', { name: 'Edit message' }).fill('how much is one and two?')
  await message.getByRole('button', { name: 'Resend' }).click()

  await expect(workbench.conversation).toContainText('Three is the answer.')
  await expect(workbench.conversation).not.toContainText('write to bob')
  await expect(workbench.call('send_email')).toBeHidden()
  const { messages } = turn(server.turns, 2).body
  expect(messages.at(-1)).toMatchObject({ role: 'user', content: 'how much is one and two?' })
  expect(JSON.stringify(messages)).not.toContain('write to bob')
})

test('a message and a reply are copied as they were written', async ({
  page,
  context,
  workbench,
  server,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const text = 'Here is **code**:\n\n```js\nconst ten = 10\n```'
  server.script({ text })
  await workbench.connect(server)
  await workbench.say('write code')
  await expect(workbench.conversation.getByRole('strong')).toHaveText('code')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())

  await workbench.conversation.getByRole('button', { name: 'Copy reply' }).click()
  await expect(workbench.conversation.getByText('Copied')).toBeVisible()
  expect(await clipboard()).toBe(text)
  await workbench.conversation.getByRole('button', { name: 'Copy message' }).click()
  await expect.poll(clipboard).toBe('write code')
})

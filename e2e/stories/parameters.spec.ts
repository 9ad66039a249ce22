import { eventsOf } from './database.ts'
import { turn } from './replies.ts'
import { expect, test } from './story.ts'

test('a system prompt, a temperature and a limit go with each request of their thread, are on record, and are there after a reload', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ text: 'Short.' }, { text: 'Still short.' }, { text: 'As I like.' })
  await workbench.connect(server)
  await workbench.openSettings()
  const { settings } = workbench
  await settings.getByText('Instructions, limits and price').click()
  await settings.getByLabel('System prompt').fill('Be brief.')
  await settings.getByLabel('Temperature').fill('3')
  await settings.getByLabel('Max tokens').fill('500')
  await settings.getByLabel('Price in, $ per million tokens').fill('2')
  await settings.getByLabel('Price out, $ per million tokens').fill('4')
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings.getByLabel('Temperature')).toBeFocused()
  await expect(settings).toContainText('A temperature is a number from 0 to 2')
  await settings.getByLabel('Temperature').fill('0.5')
  await workbench.save()

  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Short.')
  const { body } = turn(server.turns, 0)
  expect(body).toMatchObject({ temperature: 0.5, max_tokens: 500 })
  expect(body.messages).toMatchObject([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'hello' },
  ])
  await expect(workbench.conversation).toContainText(/Tokens: \d+ in.*, \d+ out · about \$0\.\d+/)
  expect(await eventsOf(page)).toContainEqual(
    expect.objectContaining({
      type: 'model-asked',
      parameters: { instructions: 'Be brief.', temperature: 0.5, maxTokens: 500 },
    }),
  )

  await workbench.reload()
  await workbench.openSettings()
  await expect(settings.getByLabel('System prompt')).toHaveValue('Be brief.')
  await settings.getByLabel('API key').fill(server.key)
  await workbench.save()
  await workbench.say('and again?')
  await expect(workbench.conversation).toContainText('Still short.')
  await expect(workbench.conversation).toContainText(/Conversation: \d+ in/)
  expect(turn(server.turns, 1).body.messages[0]).toMatchObject({ content: 'Be brief.' })

  await workbench.openSettings()
  for (const field of ['System prompt', 'Temperature', 'Max tokens']) {
    await settings.getByLabel(field).fill('')
  }
  await workbench.save()
  await workbench.say('and now?')
  await expect(workbench.conversation).toContainText('As I like.')
  const last = turn(server.turns, 2).body
  expect(last.messages[0]).toMatchObject({ role: 'user' })
  expect(Object.keys(last).filter((name) => /temperature|tokens/.test(name))).toEqual([])
})

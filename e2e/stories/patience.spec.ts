import { expect, test } from './story.ts'

const busy = { status: 429, message: 'Rate limit reached' }

test('a request that a busy provider declined is sent again by itself, twice at most, with the wait in sight [case 35]', async ({
  workbench,
  server,
  watch,
}) => {
  watch.foresee(/Failed to load resource.*429/)
  server.script(busy, { text: 'Now I have time.' }, busy, busy, busy, { text: 'Asked by hand.' })
  await workbench.connect(server)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText(
    /takes no more requests .* Trying again in \d s/,
  )
  await expect(workbench.stop).toBeVisible()
  await expect(workbench.conversation).toContainText('Now I have time.')
  expect(server.turns).toHaveLength(2)

  await workbench.say('and now?')
  await expect(workbench.alert).toContainText('takes no more requests', { timeout: 20_000 })
  expect(server.turns).toHaveLength(5)
  await workbench.alert.getByRole('button', { name: 'Retry' }).click()
  await expect(workbench.conversation).toContainText('Asked by hand.')
})

test('Stop ends the wait, and a reload leaves the request to the person [case 36]', async ({
  workbench,
  server,
  watch,
}) => {
  watch.foresee(/Failed to load resource.*503/)
  const down = { status: 503 }
  server.script(down, down)
  await workbench.connect(server)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Trying again in')
  await workbench.stop.click()
  await expect(workbench.conversation).toContainText('You stopped the reply.')
  expect(server.turns).toHaveLength(1)

  await workbench.conversation.getByRole('button', { name: 'Continue' }).click()
  await expect(workbench.conversation).toContainText('Trying again in')
  await workbench.reload()
  await expect(workbench.alert).toContainText('The page was closed or reloaded')
  expect(server.turns).toHaveLength(2)
})

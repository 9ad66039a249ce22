import { eventsOf } from './database.ts'
import { countEmails, howMany, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('an address with blanks is made of what is filled in, cannot be bent by it, and is there after a reload [case 38]', async ({
  page,
  workbench,
  watch,
}) => {
  const azure = 'https://mine.openai.azure.com'
  watch.allow(azure)
  const asked: { url: string; headers: Record<string, string> }[] = []
  await page.route(`${azure}/**`, async (route) => {
    const request = route.request()
    asked.push({ url: request.url(), headers: await request.allHeaders() })
    const chunk = (delta: object, reason: string | null) =>
      `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
    await route.fulfill({
      headers: { 'access-control-allow-origin': '*', 'content-type': 'text/event-stream' },
      body: `${chunk({ role: 'assistant', content: 'From my resource.' }, null)}${chunk({}, 'stop')}`,
    })
  })
  await workbench.open()
  await workbench.openSettings()
  const { settings } = workbench
  await settings.getByLabel('Provider').selectOption('Azure')
  await expect(settings).toContainText('Some report that Azure lets pages call it')
  await settings.getByLabel('API key').fill('azure-key')
  await settings.getByLabel('Model', { exact: true }).fill('my-deployment')
  await settings.getByLabel('Resource').fill('evil.example/')
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings.getByLabel('Resource')).toBeFocused()
  await expect(settings).toContainText('This is no resource')

  await settings.getByLabel('Resource').fill('mine')
  await expect(settings).toContainText(azure)
  await workbench.save()
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('From my resource.')
  expect(asked.map(({ url }) => url)).toEqual([`${azure}/openai/v1/chat/completions`])
  expect(asked[0]?.headers).toMatchObject({ 'api-key': 'azure-key' })
  expect(asked[0]?.headers).not.toHaveProperty('authorization')

  await workbench.reload()
  await workbench.openSettings()
  await expect(settings.getByLabel('Provider')).toHaveValue('azure')
  await expect(settings.getByLabel('Resource')).toHaveValue('mine')
  await settings.getByLabel('Reach it through a gateway of mine').check()
  await expect(settings.getByLabel('Base URL')).toBeVisible()
  await expect(settings.getByLabel('Resource')).toBeHidden()
})

test('a provider that lets no page in is reached through a gateway, with its key in its header', async ({
  workbench,
  server,
}) => {
  server.script({ text: 'Passed on.' })
  await workbench.open()
  await workbench.openSettings()
  const { settings } = workbench
  await settings.getByLabel('Provider').selectOption('NVIDIA')
  await expect(settings).toContainText('NVIDIA lets only pages of nvidia.com call it.')
  await expect(settings).toContainText('https://integrate.api.nvidia.com/v1')
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings.getByLabel('Base URL')).toBeFocused()
  await settings.getByLabel('Base URL').fill(server.url)
  await settings.getByLabel('API key').fill(server.key)
  await settings.getByLabel('Model', { exact: true }).fill('test-model')
  await workbench.save()
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Passed on.')
  expect(server.turns).toHaveLength(1)
})

test('promise 4: a provider without tools says so, is sent none, and is not asked about calls that it can’t read [case 37]', async ({
  page,
  workbench,
  server,
  watch,
}) => {
  const perplexity = 'https://api.perplexity.ai'
  watch.allow(perplexity)
  await page.route(`${perplexity}/**`, async (route) => {
    const request = route.request()
    const answer = await fetch(request.url().replace(perplexity, server.url), {
      method: request.method(),
      headers: await request.allHeaders(),
      body: request.postData(),
    })
    await route.fulfill({
      headers: { 'access-control-allow-origin': '*', 'content-type': 'text/event-stream' },
      body: await answer.text(),
    })
  })
  const choose = async () => {
    await workbench.openSettings()
    const { settings } = workbench
    await settings.getByLabel('Provider').selectOption('Perplexity')
    await expect(settings).toContainText('can’t call tools: they are sent none')
    await settings.getByLabel('API key').fill(server.key)
    await settings.getByLabel('Model', { exact: true }).fill('test-model')
  }
  server.script({ text: 'I only answer.' }, { calls: [countEmails(5)] }, { text: 'Ten.' })
  await workbench.open()
  await choose()
  await workbench.save()
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('I only answer.')
  expect(turn(server.turns, 0).body).not.toHaveProperty('tools')
  expect(await eventsOf(page)).toContainEqual(
    expect.objectContaining({ type: 'model-asked', tools: {} }),
  )

  await workbench.openSettings()
  await workbench.enterServer(server)
  await workbench.settings.getByRole('button', { name: 'Save' }).click()
  await workbench.settings.getByRole('button', { name: /^Allow/ }).click()
  await expect(workbench.settings.getByLabel('Base URL')).toHaveValue(server.url)
  await workbench.settings.getByLabel('API key').fill(server.key)
  await workbench.save()
  await workbench.say(howMany)
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Ten.')

  await choose()
  await workbench.save()
  await workbench.say('and what do you say?')
  await expect(workbench.alert).toContainText('can’t read a conversation with tool calls')
  expect(server.turns).toHaveLength(3)
})

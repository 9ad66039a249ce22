import { expect, test } from './story.ts'
import { tracesOf } from './traces.ts'

test('promise 5: a link proposes settings, saves and sends nothing until they are confirmed, and never takes a key', async ({
  page,
  context,
  workbench,
  server,
  apiKey,
}) => {
  const canary = 'sk-CANARY-in-a-link'
  const proposal = new URLSearchParams({
    provider: 'custom',
    baseURL: server.url,
    model: 'other-model',
  })
  await page.goto(`./#/?${proposal}&key=${canary}&apiKey=${canary}`)
  await expect(workbench.settings).toContainText('A link proposes these settings.')
  await expect(workbench.settings.getByLabel('Provider')).toHaveValue('custom')
  await expect(workbench.settings.getByLabel('Base URL')).toHaveValue(server.url)
  await expect(workbench.settings.getByLabel('Model', { exact: true })).toHaveValue('other-model')
  await expect(workbench.settings.getByLabel('API key')).toHaveValue('')
  expect(page.url()).not.toContain(canary)

  await page.keyboard.press('Escape')
  await expect(workbench.settings).toBeHidden()
  expect([...server.requests, ...server.preflights]).toEqual([])
  for (const [place, text] of Object.entries(await tracesOf(page, context))) {
    // How the page was reached is the browser’s own record.
    if (place === 'loaded') continue
    expect(text, place).not.toContain(canary)
    expect(text, place).not.toContain('other-model')
  }
  await workbench.reload()
  await workbench.openSettings()
  await expect(workbench.settings.getByLabel('Provider')).toHaveValue('demo')
  await page.keyboard.press('Escape')

  server.script({ text: 'Confirmed.' })
  await page.goto(`./#/?${proposal}`)
  await expect(workbench.settings.getByLabel('Base URL')).toHaveValue(server.url)
  expect(server.requests).toEqual([])
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Confirmed.')
})

test('promise 5: a link can’t lend a key that was entered for its server before', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ text: 'Hello.' })
  await workbench.connect(server)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Hello.')
  const before = server.requests.length

  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    `#/?provider=custom&baseURL=${encodeURIComponent(server.url)}&model=other-model`,
  )
  await expect(workbench.settings).toContainText('A link proposes these settings.')
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(workbench.settings).toContainText('Enter a key for')
  await workbench.settings.getByRole('button', { name: 'Save' }).click()
  await expect(workbench.settings).toBeVisible()
  expect(server.requests).toHaveLength(before)

  await workbench.settings.getByRole('checkbox', { name: /Use the key that I entered/ }).check()
  await workbench.save()
})

test('the address of a thread opens that thread, and a strange address opens a usable page', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say('hello')
  await expect(workbench.conversation.getByRole('article')).toHaveCount(2)
  await expect(workbench.stop).toBeHidden()
  const address = page.url()
  await workbench.threads.getByRole('button', { name: 'New thread' }).click()
  await expect(workbench.conversation.getByRole('article')).toHaveCount(0)

  await page.goto(address)
  await expect(workbench.conversation.getByRole('article')).toHaveCount(2)
  await workbench.open('#/no/such/place')
  await expect(workbench.composer).toBeEditable()
  // None opens the last one.
  await page.goto('about:blank')
  await workbench.open()
  await expect(workbench.conversation.getByRole('article')).toHaveCount(2)
})

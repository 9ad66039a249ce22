import type { Page } from '@playwright/test'
import { startOpenAIServer } from '../server/index.ts'
import { expect, test } from './story.ts'
import { requestText, tracesOf } from './traces.ts'
import type { Workbench } from './workbench.ts'

const passphrase = 'a bee in every bonnet'

/** Enters a server, and chooses how its key is to be kept. */
async function connectAndKeep(
  workbench: Workbench,
  server: { baseURL: string; key: string },
  how: 'On this device' | 'Locked with a passphrase',
) {
  const { settings } = workbench
  await workbench.open()
  await workbench.openSettings()
  await workbench.enterServer(server)
  await settings.getByRole('radio', { name: how }).check()
  if (how !== 'On this device') await settings.getByLabel('New passphrase').fill(passphrase)
  await workbench.save()
}

/** Tries to read out the lock under which the keys of this device are sealed. */
const exportedLock = (page: Page) =>
  page.evaluate(async () => {
    const { promise, resolve, reject } = Promise.withResolvers<CryptoKey>()
    const opening = indexedDB.open('countersign')
    opening.onsuccess = () => {
      const reading = opening.result.transaction('locks').objectStore('locks').get('device')
      reading.onsuccess = () => resolve(reading.result)
      reading.onerror = () => reject(reading.error)
    }
    const lock = await promise
    const attempt = crypto.subtle.exportKey('raw', lock)
    return attempt.then(
      () => 'read out',
      (error: DOMException) => error.name,
    )
  })

test('promise 5: a key that this device remembers is there after a reload, and lies nowhere as it is', async ({
  page,
  context,
  workbench,
  server,
  apiKey,
}) => {
  server.script({ text: 'Before.' }, { text: 'After.' })
  await connectAndKeep(workbench, server, 'On this device')
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Before.')
  await workbench.reload()
  await workbench.say('hello again')
  await expect(workbench.conversation).toContainText('After.')

  const places = await tracesOf(page, context)
  expect(places['databases']).toContain('lock=[object Object]{type=device}')
  for (const [place, text] of Object.entries(places)) {
    expect(text, `the key in ${place}`).not.toContain(apiKey)
    expect(text, `most of the key in ${place}`).not.toContain(apiKey.slice(3, -4))
  }
  expect(await exportedLock(page)).toBe('InvalidAccessError')

  await workbench.openSettings()
  await expect(workbench.settings).toContainText(
    `This device remembers a key for it that ends in “${apiKey.slice(-4)}”.`,
  )
  await expect(workbench.settings.getByRole('radio', { name: 'On this device' })).toBeChecked()
  await workbench.settings.getByRole('button', { name: /^Forget the key/ }).click()
  await expect(workbench.settings).toContainText('is forgotten')
  await page.keyboard.press('Escape')
  await workbench.say('and now?')
  await expect(workbench.alert).toContainText('There is no API key')
  expect(server.turns).toHaveLength(2)
})

test('promise 5: a locked key is asked for after a reload, opens by its passphrase only, and the run goes on', async ({
  page,
  context,
  workbench,
  server,
  apiKey,
}) => {
  server.script({ text: 'Unlocked.' })
  await connectAndKeep(workbench, server, 'Locked with a passphrase')
  await workbench.reload()
  await workbench.say('hello')
  await expect(workbench.alert).toContainText('is locked with a passphrase')
  expect(server.requests).toEqual([])

  await workbench.alert.getByRole('button', { name: 'Unlock key · Continue' }).click()
  const field = workbench.settings.getByLabel('Passphrase')
  await expect(field).toBeFocused()
  await field.fill('a bee in every bonne')
  await workbench.settings.getByRole('button', { name: 'Unlock' }).click()
  await expect(workbench.settings).toContainText('That is not the passphrase of this key.')
  await field.fill(passphrase)
  await workbench.save()
  await expect(workbench.conversation).toContainText('Unlocked.')
  for (const [place, text] of Object.entries(await tracesOf(page, context))) {
    expect(text, `the key in ${place}`).not.toContain(apiKey)
    expect(text, `the passphrase in ${place}`).not.toContain(passphrase)
  }
})

test('promise 5: a key that this device remembers goes to its own origin only', async ({
  workbench,
  server,
  watch,
  apiKey,
}) => {
  const elsewhere = await startOpenAIServer()
  watch.allow(elsewhere.origin)
  await connectAndKeep(workbench, server, 'On this device')
  await workbench.reload()
  await workbench.openSettings()
  await workbench.settings.getByLabel('Base URL').fill(elsewhere.url)
  await expect(workbench.settings).not.toContainText('remembers a key')
  const status = workbench.settings.getByRole('status')
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await workbench.allow({})
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(status).toContainText('Connected.')
  expect(elsewhere.requests).toHaveLength(1)
  for (const request of [...elsewhere.requests, ...elsewhere.preflights]) {
    expect(requestText(request)).not.toContain(apiKey)
    expect(request.headers.authorization).toBeUndefined()
  }

  // Negative control: to its own origin it does go.
  await workbench.settings.getByLabel('Base URL').fill(server.url)
  await expect(workbench.settings).toContainText('This device remembers a key')
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(status).toContainText('Connected.')
  expect(server.requests.at(-1)?.headers.authorization).toBe(`Bearer ${apiKey}`)
  await elsewhere.close()
})

test('a key that is forgotten in one tab is forgotten in the other', async ({
  context,
  page,
  workbench,
  server,
}) => {
  server.script({ text: 'Hello.' })
  await connectAndKeep(workbench, server, 'On this device')
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Hello.')
  const second = await context.newPage()
  await second.goto(page.url())
  await second.getByRole('button', { name: 'Settings' }).click()
  await second.getByRole('button', { name: /^Forget the key/ }).click()
  await expect(second.getByRole('dialog')).toContainText('is forgotten')
  await workbench.say('again')
  await expect(workbench.alert).toContainText('There is no API key')
  expect(server.turns).toHaveLength(1)
})

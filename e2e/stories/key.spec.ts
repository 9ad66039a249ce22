import { randomUUID } from 'node:crypto'
import { startOpenAIServer, startSink } from '../server/index.ts'
import { countEmails, howMany, sendEmail, tellResult } from './replies.ts'
import { expect, test } from './story.ts'
import { requestText, tracesOf } from './traces.ts'

const canary = `sk-CANARY-${randomUUID()}`

test.use({ apiKey: canary })

test('promise 5: the key is found nowhere but in the Authorization header to its own origin', async ({
  page,
  context,
  workbench,
  server,
  watch,
}) => {
  watch.foresee(/Failed to load resource.*401/, /net::ERR_/)
  const [elsewhere, sink] = await Promise.all([startOpenAIServer(), startSink()])
  watch.allow(elsewhere.origin)
  watch.allow(sink.origin)
  server.script(
    { status: 401 },
    { redirect: `${sink.origin}/v1/chat/completions` },
    { status: 429, message: `Check your billing, ${canary}` },
    { calls: [countEmails(5), sendEmail('bob@example.com', 'hi')] },
    tellResult,
  )
  watch.foresee(/Failed to load resource.*429/)
  const retry = workbench.alert.getByRole('button', { name: 'Retry' })
  const settle = async (title: RegExp) => {
    await expect(workbench.alert).toContainText(title)
    await workbench.alert.getByText('Raw cause').click()
  }

  await workbench.connect({ baseURL: server.url, key: canary })
  await workbench.openSettings()
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(workbench.settings.getByRole('status')).toContainText('Connected.')
  await workbench.save()

  await workbench.say(howMany)
  await settle(/did not accept the API key/)
  await retry.click()
  await settle(/could not be reached/)
  await retry.click()
  await settle(/takes no more requests/)
  await retry.click()
  await workbench.isAsked('1 of 2', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'send_email')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('You got')

  await workbench.openSettings()
  await expect(workbench.settings.getByLabel('API key')).toHaveValue('')
  await workbench.enterServer({ baseURL: elsewhere.url })
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await workbench.allow({})
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(workbench.settings.getByRole('status')).toContainText('Connected.')
  await workbench.save()
  elsewhere.script({ text: 'I am another server.' })
  await workbench.say('and who are you?')
  await expect(workbench.conversation).toContainText('I am another server.')

  const places = await tracesOf(page, context)
  expect(places['databases']).toContain(howMany)
  expect(places['document']).toContain(howMany)
  for (const [place, text] of Object.entries(places)) {
    expect(text, `the key in ${place}`).not.toContain(canary)
  }
  expect(watch.said.join('\n'), 'the key in the console').not.toContain(canary)
  expect(watch.asked.join('\n'), 'the key in a request').not.toContain(canary)

  const own = [...server.requests, ...server.preflights]
  for (const request of own) {
    expect(requestText(request, 'except authorization')).not.toContain(canary)
  }
  expect(server.turns.every(({ headers }) => headers.authorization === `Bearer ${canary}`)).toBe(
    true,
  )
  expect(sink.requests).toEqual([])
  expect(sink.mentions(canary)).toEqual([])
  for (const request of [...elsewhere.requests, ...elsewhere.preflights]) {
    expect(requestText(request)).not.toContain(canary)
    expect(request.headers.authorization).toBeUndefined()
  }

  elsewhere.assertClean()
  await Promise.all([elsewhere.close(), sink.close()])
})

test('negative control: the search finds a key that was left in any one place', async ({
  page,
  context,
  workbench,
}) => {
  await workbench.open()
  await page.evaluate(async (key) => {
    localStorage.setItem('planted', key)
    sessionStorage.setItem('planted', key)
    history.replaceState({ planted: { deep: key } }, '')
    document.body.dataset['planted'] = key
    const cache = await caches.open('planted')
    await cache.put('/planted', new Response(key))
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('planted', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('rows')
      request.onsuccess = () => resolve(request.result)
    })
    const { promise, resolve } = Promise.withResolvers<void>()
    const transaction = database.transaction('rows', 'readwrite')
    transaction.objectStore('rows').put({ bytes: new TextEncoder().encode(key) }, 1)
    transaction.oncomplete = () => resolve()
    await promise
    database.close()
    const root = await navigator.storage.getDirectory()
    const writable = await (await root.getFileHandle('planted', { create: true })).createWritable()
    await writable.write(key)
    await writable.close()
  }, canary)
  const places = await tracesOf(page, context)
  const found = Object.keys(places).filter((place) => places[place]?.includes(canary))
  expect(found).toEqual(
    expect.arrayContaining([
      'localStorage',
      'sessionStorage',
      'history',
      'document',
      'cached',
      'databases',
      'files',
    ]),
  )
})

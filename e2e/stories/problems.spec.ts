import type { Reply } from '../server/contract.ts'
import { startOpenAIServer } from '../server/index.ts'
import { awkward } from './replies.ts'
import { expect, test } from './story.ts'

interface Trouble {
  reply: Reply
  inPlainWords: RegExp
  cause?: RegExp
}

const troubles: Trouble[] = [
  {
    reply: { status: 401 },
    inPlainWords: /did not accept the API key/,
    cause: /Incorrect API key/,
  },
  { reply: { status: 404 }, inPlainWords: /does not know this model/, cause: /does not exist/ },
  {
    reply: { status: 429, message: 'You have no credit left' },
    inPlainWords: /takes no more requests/,
    cause: /no credit left/,
  },
  { reply: { status: 500 }, inPlainWords: /answered with an error \(500\)/, cause: /had an error/ },
  {
    reply: { raw: '<!doctype html><h1>Welcome</h1>', contentType: 'text/html' },
    inPlainWords: /a web page, not with a model’s reply/,
    cause: /Welcome/,
  },
  {
    reply: { raw: 'upstream request timeout', contentType: 'text/plain' },
    inPlainWords: /could not be read/,
    cause: /upstream request timeout/,
  },
  {
    reply: { text: 'One moment', error: { message: 'The engine is overloaded' }, ...awkward },
    inPlainWords: /broke off its reply with an error/,
    cause: /The engine is overloaded/,
  },
  { reply: { raw: '' }, inPlainWords: /sent an empty reply/ },
  { reply: { text: '' }, inPlainWords: /answered with nothing/ },
]

// Nothing here is about motion, and a good part of the time would be.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('every failure of a server is told in plain words, with its raw cause one click away and free of the key', async ({
  workbench,
  server,
  apiKey,
  watch,
}) => {
  for (const status of [401, 404, 429, 500]) {
    watch.foresee(new RegExp(`Failed to load resource.*${status}`))
  }
  server.script(...troubles.map(({ reply }) => reply), { text: 'Here I am again.' })
  await workbench.connect(server)
  await workbench.say('hello')
  for (const [index, { inPlainWords, cause }] of troubles.entries()) {
    await expect.poll(() => server.turns.length).toBe(index + 1)
    await expect(workbench.alert).toHaveText(inPlainWords)
    if (cause) {
      await workbench.alert.getByText('Raw cause', { exact: true }).click()
      await expect(workbench.alert.locator('pre')).toHaveText(cause)
      await expect(workbench.alert.locator('pre')).toBeVisible()
    }
    await expect(workbench.alert).not.toContainText(apiKey)
    // The words name the button that is there.
    const goOn = workbench.alert.getByRole('button', { name: /^(Retry|Continue)$/ })
    await expect(workbench.alert).toHaveText(new RegExp(`\\b${await goOn.innerText()} |retry\\.`))
    await goOn.click()
  }
  await expect(workbench.conversation).toContainText('Here I am again.')
  await expect(workbench.alert).toBeHidden()
})

test('a wrong key is replaced from the message about it, and the run goes on', async ({
  workbench,
  server,
  apiKey,
  watch,
}) => {
  watch.foresee(/Failed to load resource.*401/)
  server.script({ text: 'Now I hear you.' })
  await workbench.connect({ baseURL: server.url, key: 'sk-WRONG-0123456789' })
  await workbench.say('hello')
  await expect(workbench.alert).toContainText('did not accept the API key')
  await expect(workbench.alert).not.toContainText('WRONG')
  await workbench.alert.getByRole('button', { name: 'Enter key · Continue' }).click()
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()
  await expect(workbench.conversation).toContainText('Now I hear you.')
})

test('a model that the server does not know is named, chosen anew and asked', async ({
  workbench,
  server,
  watch,
}) => {
  watch.foresee(/Failed to load resource.*404/)
  server.script({ text: 'I am the other model.' })
  await workbench.connect({ ...server, model: 'no-such-model' })
  await workbench.say('hello')
  await workbench.alert.getByText('Raw cause', { exact: true }).click()
  await expect(workbench.alert).toContainText('no-such-model')

  await workbench.alert.getByRole('button', { name: 'Choose another model' }).click()
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(workbench.settings.getByRole('status')).toContainText('The server lists 2 models.')
  await workbench.settings.getByLabel('Model', { exact: true }).fill('other-model')
  await workbench.save()
  await workbench.alert.getByRole('button', { name: 'Retry' }).click()
  await expect(workbench.conversation).toContainText('I am the other model.')
})

test('a server that is gone is told in plain words, and Retry works once it is back', async ({
  workbench,
  watch,
}) => {
  watch.foresee(/net::ERR_CONNECTION_REFUSED/)
  const first = await startOpenAIServer()
  watch.allow(first.origin)
  await first.close()
  await workbench.connect({ baseURL: first.url })
  await workbench.say('hello')
  await expect(workbench.alert).toContainText('could not be reached')

  const second = await startOpenAIServer({ port: Number(new URL(first.origin).port) })
  second.script({ text: 'I was away.' })
  await workbench.alert.getByRole('button', { name: 'Retry' }).click()
  await expect(workbench.conversation).toContainText('I was away.')
  second.assertClean()
  await second.close()
})

test('a server that refuses this page by CORS is told from one that fails', async ({
  workbench,
  watch,
}) => {
  watch.foresee(/blocked by CORS policy/, /net::ERR_FAILED/, /net::ERR_CONNECTION_REFUSED/)
  const server = await startOpenAIServer({ cors: false })
  watch.allow(server.origin)
  await workbench.connect({ baseURL: server.url })
  await workbench.say('hello')
  await expect(workbench.alert).toContainText('could not be reached')
  await expect(workbench.alert).toContainText('CORS')
  expect(server.turns).toEqual([])
  await workbench.openSettings()
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  const failure = workbench.settings.getByRole('alert')
  await expect(failure).toContainText(
    'The server is there, but it does not allow this page (CORS).',
  )
  await server.close()
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(failure).toContainText('Nothing answers at this address')
})

test('losing the network is told apart, and Retry works once it is back', async ({
  context,
  workbench,
  server,
  watch,
}) => {
  watch.foresee(/net::ERR_INTERNET_DISCONNECTED/)
  server.script({ text: 'Hello.' }, { text: 'Back again.' })
  await workbench.connect(server)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Hello.')
  await context.setOffline(true)
  await workbench.say('are you there?')
  await expect(workbench.alert).toContainText('could not be reached')
  await expect(workbench.alert).toContainText('offline')
  await context.setOffline(false)
  await workbench.alert.getByRole('button', { name: 'Retry' }).click()
  await expect(workbench.conversation).toContainText('Back again.')
})

test('a part of a reply that can’t be loaded takes nothing of the conversation away', async ({
  page,
  workbench,
  server,
  watch,
}) => {
  watch.foresee(/Failed to fetch dynamically imported module/, /net::ERR_FAILED/)
  await page.route('**/ReplyDetails-*.js', (route) => route.abort())
  server.script({ text: 'Hello.' }, { text: 'Hello again.' })
  await workbench.connect(server)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Hello.')
  await expect(workbench.conversation).toContainText('A part of this page could not be shown.')
  await workbench.say('and again?')
  await expect(workbench.conversation).toContainText('Hello again.')
})

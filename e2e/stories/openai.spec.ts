import { countEmails, howMany } from './replies.ts'
import { expect, test } from './story.ts'

const openai = 'https://api.openai.com'

test('OpenAI is asked through the Responses API, with the key and without storing', async ({
  page,
  workbench,
  server,
  apiKey,
  watch,
}) => {
  watch.allow(openai)
  await page.route(`${openai}/**`, async (route) => {
    const request = route.request()
    const answer = await fetch(request.url().replace(`${openai}/v1`, server.url), {
      method: request.method(),
      headers: await request.allHeaders(),
      body: request.postData(),
    })
    await route.fulfill({
      status: answer.status,
      headers: {
        'access-control-allow-origin': '*',
        'content-type': answer.headers.get('content-type') ?? '',
      },
      body: await answer.text(),
    })
  })
  server.script({ text: 'Let me count.', calls: [countEmails(5)] }, { text: 'You got 10 emails.' })

  await workbench.open()
  await workbench.openSettings()
  await workbench.settings.getByLabel('Provider').selectOption('OpenAI')
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.settings.getByLabel('Model').fill('test-model')
  await workbench.settings.getByRole('button', { name: 'Save' }).click()
  await expect(workbench.settings).toBeHidden()
  await workbench.say(howMany)

  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('You got 10 emails.')
  const [asked, told] = server.turns.map(({ path, body }) => ({ path, body }))
  expect(asked?.path).toBe('/v1/responses')
  expect(asked?.body).toMatchObject({ store: false, stream: true })
  expect(told?.body.input).toMatchObject([
    { type: 'message', role: 'user' },
    { type: 'message', role: 'assistant' },
    { type: 'function_call', name: 'count_emails', arguments: '{"last_n_days":5}' },
    { type: 'function_call_output', output: '10' },
  ])
})

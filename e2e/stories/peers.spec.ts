import type { ChatCompletionRequest, JournalEntry } from '@copilotkit/aimock'
import { LLMock } from '@copilotkit/aimock'
import { sentMails } from './database.ts'
import { howMany, sendSally } from './replies.ts'
import { expect, test } from './story.ts'

/** How each dialect is reached: at the provider's own address, which is led to the mock server, or at the mock server's. */
const dialects = [
  { name: 'OpenAI’s Chat Completions', provider: 'Custom (OpenAI-compatible)', path: '/v1' },
  { name: 'OpenAI’s Responses API', provider: 'OpenAI', cloud: 'https://api.openai.com' },
  { name: 'Anthropic’s Messages', provider: 'Anthropic', cloud: 'https://api.anthropic.com' },
  {
    name: 'Google’s Gemini',
    provider: 'Google Gemini',
    cloud: 'https://generativelanguage.googleapis.com',
  },
  { name: 'Ollama', provider: 'Ollama', path: '/v1' },
] as const

const key = 'sk-PEER-0123456789'

let mock: LLMock

test.beforeEach(async () => {
  mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 7, strict: true })
  mock.on(
    { userMessage: howMany, hasToolResult: false },
    {
      content: 'I will count, and write.',
      toolCalls: [
        { name: 'count_emails', arguments: '{"last_n_days":5}' },
        {
          name: 'send_email',
          arguments: '{"recipient":"sally@gmail.com","message":"Zoë: “10 emails” \\\\ \\n"}',
        },
      ],
    },
  )
  mock.on(
    { userMessage: howMany, hasToolResult: true },
    { content: 'There were 10, and Sally knows.' },
  )
  mock.on({ userMessage: sendSally }, { content: 'She has one already.' })
  await mock.start()
})

test.afterEach(() => mock.stop())

for (const { name, provider, ...way } of dialects) {
  test(`a mock server that others wrote: parallel calls and two more turns through ${name}`, async ({
    page,
    workbench,
    watch,
  }) => {
    const cloud = 'cloud' in way ? way.cloud : undefined
    watch.allow(cloud ?? new URL(mock.url).origin)
    await page.route(`${cloud ?? 'https://nowhere.example'}/**`, async (route) => {
      const request = route.request()
      const answer = await fetch(request.url().replace(cloud ?? '', mock.url), {
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

    await workbench.open()
    await workbench.openSettings()
    await workbench.settings.getByLabel('Provider').selectOption(provider)
    if ('path' in way) await workbench.settings.getByLabel('Base URL').fill(mock.url + way.path)
    await workbench.settings.getByLabel('API key').fill(key)
    await workbench.settings.getByLabel('Model', { exact: true }).fill('test-model')
    await workbench.save()

    await workbench.say(howMany)
    await workbench.isAsked('1 of 2', 'count_emails')
    await workbench.approve()
    await workbench.isAsked('2 of 2', 'send_email')
    await workbench.approve()
    await expect(workbench.conversation).toContainText('There were 10, and Sally knows.')
    await workbench.say(sendSally)
    await expect(workbench.conversation).toContainText('She has one already.')

    expect(await sentMails(page)).toEqual([
      { to: 'sally@gmail.com', body: 'Zoë: “10 emails” \\ \n' },
    ])
    const requests = mock.getRequests().filter(({ method }) => method === 'POST')
    expect(requests.map(({ response }) => response.status)).toEqual([200, 200, 200])
    expect(requests.map(callsAndResults)).toEqual([[], pairs, pairs])
  })
}

/** What the model was told: each call and its result, by the same id. Google wants a result to be an object. */
const pairs = [
  ['count_emails', expect.stringMatching(/^10$|^\{"result":"10"\}$/)],
  ['send_email', expect.stringContaining('Sent to sally@gmail.com')],
]

function callsAndResults({ body }: JournalEntry): [name: string, result: unknown][] {
  const { messages = [] } = (body ?? {}) as Partial<ChatCompletionRequest>
  return messages.flatMap(({ tool_calls: calls = [] }) =>
    calls.map(({ id, function: { name } }): [string, unknown] => [
      name,
      messages.find((message) => message.tool_call_id === id)?.content,
    ]),
  )
}

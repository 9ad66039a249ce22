import { HumanMessage, ToolMessage } from '@langchain/core/messages'
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages'
import { ChatOpenAI, ChatOpenAICompletions } from '@langchain/openai'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startOpenAIServer } from './index.ts'
import type { OpenAIServer } from './contract.ts'

let server: OpenAIServer
beforeEach(async () => {
  server = await startOpenAIServer({ key: 'sk-test' })
})
afterEach(() => server.close())

const fields = () => ({
  model: 'test-model',
  apiKey: 'sk-test',
  maxRetries: 0,
  configuration: { baseURL: server.url },
})

const dialects = {
  'chat completions': () => new ChatOpenAICompletions(fields()),
  responses: () => new ChatOpenAI({ ...fields(), useResponsesApi: true }),
  'responses, nothing stored': () =>
    new ChatOpenAI({ ...fields(), useResponsesApi: true, zdrEnabled: true }),
}

const parameters = { type: 'object', properties: { last_n_days: { type: 'integer' } } }
const tool = { type: 'function' as const, function: { name: 'count_emails', parameters } }

describe.each(Object.entries(dialects))('LangChain over %s', (_, model) => {
  async function reply(...messages: BaseMessage[]): Promise<AIMessageChunk> {
    let whole: AIMessageChunk | undefined
    for await (const chunk of await model().bindTools([tool]).stream(messages))
      whole = whole?.concat(chunk) ?? chunk
    if (!whole) throw new Error('The model said nothing.')
    return whole
  }

  test('reads text and parallel calls, and its next turn is valid', async () => {
    const args = [{ last_n_days: 5 }, { last_n_days: 7 }]
    const calls = args.map((each) => ({ name: 'count_emails', arguments: each }))
    const text = 'Ich zähle 📬'
    server.script({ text, reasoning: 'Two ranges.', calls, split: 'awkward' }, { text: 'Ten.' })
    const question = new HumanMessage('How many emails?')

    const first = await reply(question)
    expect(first.text).toBe(text)
    expect(first.tool_calls?.map((call) => call.args)).toEqual(args)
    const results = first.tool_calls?.map(
      ({ id = '' }) => new ToolMessage({ tool_call_id: id, content: '10' }),
    )

    expect((await reply(question, first, ...(results ?? []))).text).toBe('Ten.')
    server.assertClean()
  })

  test('is told that a reply was cut off', async () => {
    server.script({ text: 'Half an', finish: 'length' })
    const { finish_reason: reason, status } = (await reply(new HumanMessage('Go on')))
      .response_metadata as { finish_reason?: string; status?: string }
    expect(reason ?? status).toMatch(/^(length|incomplete)$/)
  })
})

import { ChatOpenAI, ChatOpenAICompletions } from '@langchain/openai'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyThread } from '../thread/anyThread.ts'
import { nextStep } from '../thread/nextStep.ts'
import type { Thread } from '../thread/thread.ts'
import { history } from './history.ts'

const origin = { provider: 'custom', model: 'm' }

interface Body {
  readonly messages?: readonly {
    readonly role: string
    readonly tool_calls?: readonly {
      readonly id: string
      readonly function: { readonly name: string; readonly arguments: string }
    }[]
    readonly tool_call_id?: string
  }[]
  readonly input?: readonly { readonly type: string; readonly call_id?: string }[]
}

/** What the provider would receive: the body as LangChain's real client puts it on the wire. */
async function bodyOf(thread: Thread, api: 'completions' | 'responses'): Promise<Body> {
  let body: Body = {}
  const fields = {
    model: 'm',
    apiKey: 'none',
    maxRetries: 0,
    configuration: {
      fetch: async (_: unknown, init?: { body?: unknown }) => {
        body = JSON.parse(String(init?.body)) as Body
        return new Response('{}', { status: 418 })
      },
    },
  }
  const model =
    api === 'completions'
      ? new ChatOpenAICompletions(fields)
      : new ChatOpenAI({ ...fields, useResponsesApi: true, zdrEnabled: true })
  await model.invoke(history(thread, origin)).catch(() => undefined)
  return body
}

/** Whether the model could be asked, now or once the person lets it. */
function isClosed(thread: Thread): boolean {
  const { type } = nextStep(thread)
  return type !== 'await-decisions' && type !== 'execute'
}

function expectPaired(body: Body): void {
  let open: string[] = []
  for (const message of body.messages ?? []) {
    if (message.role === 'tool') {
      expect(message.tool_call_id).toBe(open.shift())
      continue
    }
    expect(open).toEqual([])
    open = (message.tool_calls ?? []).map((call) => call.id)
    for (const call of message.tool_calls ?? []) {
      expect(call.function.name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
      expect(() => JSON.parse(call.function.arguments) as unknown).not.toThrow()
    }
  }
  expect(open).toEqual([])
}

test('after any legal thread the request’s assistant ids and ToolMessage ids match one to one, in order', async () => {
  let longest = 0
  await fc.assert(
    fc.asyncProperty(anyThread, async ({ thread }) => {
      fc.pre(isClosed(thread))
      const body = await bodyOf(thread, 'completions')
      expectPaired(body)
      longest = Math.max(longest, body.messages?.length ?? 0)
    }),
    { numRuns: 100 },
  )
  expect(longest).toBeGreaterThan(4)
})

test('the same holds for the Responses API', async () => {
  await fc.assert(
    fc.asyncProperty(anyThread, async ({ thread }) => {
      fc.pre(isClosed(thread))
      const { input = [] } = await bodyOf(thread, 'responses')
      const ids = (type: string) =>
        input.flatMap((item) => (item.type === type ? [item.call_id] : []))
      expect(ids('function_call_output')).toEqual(ids('function_call'))
    }),
    { numRuns: 50 },
  )
})

test('with a ToolMessage left out, the check above goes red', async () => {
  const { messages } = {
    messages: [
      { role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'x', arguments: '{}' } }] },
      { role: 'user' },
    ],
  } satisfies Body
  expect(() => {
    expectPaired({ messages })
  }).toThrow('to deeply equal []')
})

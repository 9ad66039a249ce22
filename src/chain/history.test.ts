import { ToolMessage } from '@langchain/core/messages'
import { ChatOpenAI, ChatOpenAICompletions } from '@langchain/openai'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyThread, sampleDefinition } from '../thread/anyThread.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { nextStep } from '../thread/nextStep.ts'
import { emptyThread } from '../thread/thread.ts'
import type { Thread } from '../thread/thread.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { UndoOutcome } from '../thread/toolCall.ts'
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
  return type !== 'await-decisions' && type !== 'execute' && type !== 'await-release'
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

/** What each request of this journal would tell of its tool calls, by id. */
function toldAtEachRequest(entries: readonly ThreadEntry[]): readonly Map<string, string>[] {
  const told: Map<string, string>[] = []
  let thread = emptyThread('thread')
  for (const entry of entries) {
    if (entry.event.type === 'model-asked') {
      const messages = history(thread, origin).filter((message) => message instanceof ToolMessage)
      told.push(new Map(messages.map((message) => [message.tool_call_id, message.text])))
    }
    thread = apply(thread, entry)
  }
  return told
}

test('promise 4: a ToolMessage that was sent never changes, whatever happens to its call later', () => {
  let compared = 0
  fc.assert(
    fc.property(anyThread, ({ entries }) => {
      const requests = toldAtEachRequest(entries)
      for (const [index, told] of requests.entries()) {
        for (const [id, text] of told) {
          const later = requests[index + 1]?.get(id)
          if (later !== undefined) expect(later).toBe(text)
          if (later !== undefined) compared += 1
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(compared).toBeGreaterThan(20)
})

test('an undo is told with the next turn, once, and stays where it was told', () => {
  const said = (text: string): ThreadEvent => ({ type: 'user-said', text })
  const ask = (reply: number): ThreadEvent[] => [
    { type: 'model-asked', reply, origin, mode: 'agent', tools: {} },
    { type: 'model-replied', reply, message: { type: 'ai', data: { content: `Reply ${reply}` } } },
  ]
  const call = callIdOf('thread', 1, 0)
  const first: ThreadEvent[] = [
    said('Write'),
    ...ask(1),
    {
      type: 'call-offered',
      call,
      toolCallId: 'a',
      name: 'send_email',
      args: { to: 'a' },
      definition: sampleDefinition,
    },
    { type: 'call-presented', call, revision: 1, digest: 'd' },
    { type: 'call-decided', call, revision: 1, decision: { type: 'approve' }, digest: 'd' },
    { type: 'call-started', call, digest: 'd' },
    {
      type: 'call-finished',
      call,
      outcome: { type: 'succeeded', result: { type: 'whole', value: 'Sent.' }, receipt: 'm' },
    },
    ...ask(2),
  ]
  const undo = (outcome: UndoOutcome): ThreadEvent[] => [
    { type: 'undo-started', call },
    { type: 'undo-finished', call, outcome },
  ]
  const undone = undo({ type: 'undone' })
  const texts = (...more: readonly ThreadEvent[]) => {
    const entries = [...first, ...more].map((event, index): ThreadEntry => {
      return { threadId: 'thread', seq: index + 1, at: index + 1, previousHash: '', event }
    })
    return history(entries.reduce(apply, emptyThread('thread')), origin).map(({ text }) => text)
  }
  const note =
    '[Note by Countersign: The person has undone the call send_email (a) after it had succeeded. What it did is taken back.]'
  const told = ['Write', 'Reply 1', 'Sent.', 'Reply 2', `${note}\n\nThanks`]
  expect(texts(...undone, said('Thanks'))).toEqual(told)
  const more = [said('Thanks'), ...ask(3), said('More')]
  expect(texts(...undone, ...more)).toEqual([...told, 'Reply 3', 'More'])

  const lost = undo({ type: 'unknown', why: 'Lost.' })
  const [, , , , thanks, reply, last] = texts(...lost, ...more, ...undone)
  expect(thanks).toContain('may have been taken back, or not.]\n\nThanks')
  expect([reply, last]).toEqual(['Reply 3', `${note}\n\nMore`])
})

import { expect, test } from 'vitest'
import { reasoningBlock } from './reasoningBack.ts'
import { rewritten } from './rewriteRequest.ts'

const call = (id: string) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } })

test('a request in OpenAI’s own dialect stays, but for the name of its limit and of the system', () => {
  const request = {
    model: 'm',
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 9,
    messages: [
      { role: 'developer', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
    ],
  }
  expect(rewritten(request, {})).toEqual({
    model: 'm',
    stream: true,
    stream_options: { include_usage: true },
    max_completion_tokens: 9,
    messages: [{ role: 'system', content: 'Be brief.' }, ...request.messages.slice(1)],
  })
})

test('stream options are left out, and the limit is called as the server calls it', () => {
  const request = { stream_options: {}, max_completion_tokens: 9 }
  expect(rewritten(request, { withoutStreamOptions: true, tokenLimitField: 'max_tokens' })).toEqual(
    { max_tokens: 9 },
  )
})

test('ids are nine letters and digits, the same in a call and in the message that answers it', () => {
  const messages = [
    { role: 'assistant', content: '', tool_calls: [call('call_0'), call('D681PevKs')] },
    { role: 'tool', tool_call_id: 'call_0', content: '1' },
    { role: 'tool', tool_call_id: 'D681PevKs', content: '2' },
  ]
  const { messages: sent } = rewritten({ messages }, { toolCallIds: 'nine-alphanumerics' })
  const [assistant, first, second] = sent as [
    { tool_calls: { id: string }[] },
    ...{ tool_call_id: string }[],
  ]
  const ids = assistant.tool_calls.map(({ id }) => id)
  expect(ids[0]).toMatch(/^[a-zA-Z0-9]{9}$/)
  expect(ids[1]).toBe('D681PevKs')
  expect([first?.tool_call_id, second?.tool_call_id]).toEqual(ids)
})

test('reasoning goes back where the server asks for it, in each message of the assistant, and nowhere else', () => {
  const content = [
    { type: 'text', text: 'Hello' },
    { type: reasoningBlock, text: 'Greet.' },
  ]
  const messages = [
    { role: 'assistant', content },
    { role: 'assistant', content: 'Bye' },
    { role: 'user', content: 'Hi' },
  ]
  expect(rewritten({ messages }, { reasoningBack: 'reasoning_content' })).toEqual({
    messages: [
      { role: 'assistant', content: 'Hello', reasoning_content: 'Greet.' },
      { role: 'assistant', content: 'Bye', reasoning_content: '' },
      { role: 'user', content: 'Hi' },
    ],
  })
  expect(rewritten({ messages }, {})).toEqual({
    messages: [{ role: 'assistant', content: 'Hello' }, ...messages.slice(1)],
  })
})

test('where roles must alternate, neighbours of one role become one message, and nothing said is lost', () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hi' },
    { role: 'user', content: 'Are you there?' },
    { role: 'assistant', content: 'Yes' },
    { role: 'user', content: 'Good' },
  ]
  const { messages: sent } = rewritten({ messages }, { alternatesRoles: true })
  expect(sent).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hi\n\nAre you there?' },
    { role: 'assistant', content: 'Yes' },
    { role: 'user', content: 'Good' },
  ])
  expect(rewritten({ messages }, {})['messages']).toEqual(messages)
})

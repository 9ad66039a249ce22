import { describe, expect, test } from 'vitest'
import { completionsFaults } from './completionsFaults.ts'
import { responsesFaults } from './responsesFaults.ts'

const user = { role: 'user', content: 'How many emails?' }
const call = (id: string, changes?: object) => ({
  id,
  type: 'function',
  function: { name: 'count_emails', arguments: '{"last_n_days":5}', ...changes },
})
const assistant = (...calls: object[]) => ({ role: 'assistant', content: null, tool_calls: calls })
const result = (id: string) => ({ role: 'tool', tool_call_id: id, content: '10' })

const completion = (messages: unknown[], rest?: object) =>
  [...completionsFaults({ model: 'test-model', messages, ...rest })].map(({ message }) => message)

const response = (input: unknown[], rest?: object) =>
  [...responsesFaults({ model: 'test-model', input, ...rest })].map(({ message }) => message)

describe('chat completions', () => {
  test.each([
    ['a question', [user]],
    ['answered calls', [user, assistant(call('a'), call('b')), result('b'), result('a'), user]],
    [
      'ids that come back in a later reply',
      [assistant(call('a')), result('a'), assistant(call('a')), result('a')],
    ],
  ])('accepts %s', (_, messages) => {
    expect(completion(messages)).toEqual([])
  })

  test.each([
    [
      'a call without a result',
      [assistant(call('a'), call('b')), result('a')],
      /did not have response messages: b$/,
    ],
    [
      'a result after the next question',
      [assistant(call('a')), user, result('a')],
      /did not have response messages: a$/,
    ],
    ['a result without a call', [user, result('a')], /must be a response to a preceeding message/],
    [
      'two results for one call',
      [assistant(call('a')), result('a'), result('a')],
      /Duplicate value for 'tool_call_id' of 'a', in messages\[1\] and messages\[2\]/,
    ],
    ['two calls with one id', [assistant(call('a'), call('a')), result('a')], /Duplicate value/],
    [
      'a call without an id',
      [assistant(call(''))],
      /Missing required parameter: 'messages\[0\].tool_calls\[0\].id'/,
    ],
    [
      'a bad name',
      [assistant(call('a', { name: 'send email' })), result('a')],
      /does not match pattern/,
    ],
    [
      'a long name',
      [assistant(call('a', { name: 'a'.repeat(65) })), result('a')],
      /does not match pattern/,
    ],
    [
      'arguments that are no string',
      [assistant(call('a', { arguments: {} })), result('a')],
      /expected a string, but got an object/,
    ],
    [
      'arguments that are no JSON',
      [assistant(call('a', { arguments: '{"a":1}}' })), result('a')],
      /not a valid JSON object/,
    ],
    [
      'arguments that are no object',
      [assistant(call('a', { arguments: '[1]' })), result('a')],
      /not a valid JSON object/,
    ],
    ['no calls in a list of calls', [assistant()], /empty array/],
    ['no content', [{ role: 'assistant', content: null }], /expected a string, got null/],
    ['a role it does not know', [{ role: 'function', content: '' }], /Invalid value: 'function'/],
    ['no messages', [], /empty array/],
  ])('refuses %s', (_, messages, wording) => {
    expect(completion(messages)).toContainEqual(expect.stringMatching(wording))
  })

  const tool = {
    type: 'function',
    function: { name: 'count_emails', parameters: { type: 'object' } },
  }

  test.each([
    ['an unknown field', { tool: [] }, /Unknown parameter: 'tool'/],
    [
      'stream options without a stream',
      { stream_options: {} },
      /only allowed when 'stream' is enabled/,
    ],
    ['a choice without tools', { tool_choice: 'auto' }, /only allowed when 'tools' are specified/],
    ['two tools of one name', { tools: [tool, tool] }, /Duplicate function name/],
    [
      'a schema that is no object',
      { tools: [{ type: 'function', function: { name: 'a', parameters: {} } }] },
      /schema must be a JSON Schema of 'type: "object"'/,
    ],
  ])('refuses %s', (_, fields, wording) => {
    expect(completion([user], fields)).toContainEqual(expect.stringMatching(wording))
  })
})

describe('responses', () => {
  const functionCall = (id: string, changes?: object) => ({
    type: 'function_call',
    call_id: id,
    name: 'count_emails',
    arguments: '{}',
    ...changes,
  })
  const output = (id: string) => ({ type: 'function_call_output', call_id: id, output: '10' })

  test.each([
    ['a question', [user]],
    ['answered calls', [user, functionCall('a'), functionCall('b'), output('b'), output('a')]],
  ])('accepts %s', (_, input) => {
    expect(response(input)).toEqual([])
  })

  test.each([
    ['a call without an output', [functionCall('a')], /No tool output found for function call a/],
    [
      'an output without a call',
      [output('a')],
      /No tool call found for function call output with call_id a/,
    ],
    ['an output before its call', [output('a'), functionCall('a')], /No tool call found/],
    [
      'two outputs for one call',
      [functionCall('a'), output('a'), output('a')],
      /Duplicate call_ids submitted/,
    ],
    [
      'two calls with one id',
      [functionCall('a'), functionCall('a'), output('a')],
      /Duplicate call_ids submitted/,
    ],
    [
      'one item twice',
      [
        { ...user, id: 'msg_1' },
        { ...user, id: 'msg_1' },
      ],
      /Duplicate item found with id msg_1/,
    ],
    ['a bad name', [functionCall('a', { name: 'a.b' }), output('a')], /does not match pattern/],
    [
      'arguments that are no JSON',
      [functionCall('a', { arguments: '{' }), output('a')],
      /not a valid JSON object/,
    ],
    ['a kind of item it does not know', [{ type: 'tool' }], /Invalid value: 'tool'/],
  ])('refuses %s', (_, input, wording) => {
    expect(response(input)).toContainEqual(expect.stringMatching(wording))
  })

  test('refuses reasoning that it was told not to keep, unless it comes sealed', () => {
    const reasoning = { type: 'reasoning', id: 'rs_1', summary: [] }
    expect(response([reasoning], { store: false })[0]).toMatch(/'rs_1' not found/)
    expect(response([{ ...reasoning, encrypted_content: 'x' }], { store: false })).toEqual([])
    expect(response([reasoning], { store: true })).toEqual([])
  })
})

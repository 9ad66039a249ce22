import { expect, test } from 'vitest'
import { readChunk } from './readChunk.ts'
import type { Choice, Fragment } from './readChunk.ts'

function choiceIn(json: string): Choice {
  const said = readChunk(json)
  if (said.type !== 'chunk' || !said.chunk.choice) throw new Error('There is no choice.')
  return said.chunk.choice
}

const fragmentsIn = (calls: string): readonly Fragment[] =>
  choiceIn(`{"choices":[{"delta":{"tool_calls":${calls}}}]}`).fragments

test('whatever stands in the place of index, id and name is read as one or as none', () => {
  const odd = [
    { index: '2', id: 7, function: { name: 'a', arguments: '1' } },
    { index: null, id: null, function: { name: null, arguments: null } },
    { index: 'x', id: '', function: { name: '' } },
    { name: 'b', arguments: '2' },
    null,
  ]
  const none = { index: undefined, id: undefined, name: undefined, args: '', rest: {} }
  expect(fragmentsIn(JSON.stringify(odd))).toEqual([
    { index: 2, id: '7', name: 'a', args: '1', rest: {} },
    none,
    none,
    { ...none, name: 'b', args: '2' },
    none,
  ])
  expect(fragmentsIn('{"id":"a"}')).toEqual([{ ...none, id: 'a' }])
  expect(fragmentsIn('null')).toEqual([])
})

test('arguments that are an object are kept to the letter', () => {
  const exact = '{"a": 1.0, "a": 12345678901234567890, "b": "\\u00fc"}'
  expect(fragmentsIn(`[{},{"function":{"arguments":${exact}}}]`)[1]?.args).toBe(exact)
  expect(fragmentsIn(`[{"arguments": [1 ,2]}]`)[0]?.args).toBe('[1 ,2]')
  expect(fragmentsIn(`{"function":{"arguments":${exact}}}`)[0]?.args).toBe(exact)
  const legacy = `{"choices":[{"delta":{"function_call":{"name":"a","arguments":${exact}}}}]}`
  expect(choiceIn(legacy).legacyCall?.args).toBe(exact)
})

test('arguments under a key that stands twice are not picked from', () => {
  const twice = '[{"function":{"arguments":{"a":1},"arguments":{"a":2}}}]'
  expect(() => fragmentsIn(twice)).toThrow('could not be told apart')
})

test('thoughts are told from words, wherever they stand', () => {
  const said = (delta: object) => {
    const { text, reasoning } = choiceIn(JSON.stringify({ choices: [{ delta }] }))
    return [text, reasoning]
  }
  expect(said({ content: 'a', reasoning: 'b' })).toEqual(['a', 'b'])
  expect(said({ content: null, reasoning_content: 'b' })).toEqual(['', 'b'])
  expect(said({ reasoning: 'b', reasoning_content: 'b' })).toEqual(['', 'b'])
  expect(
    said({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'b' }] }, 'a'] }),
  ).toEqual(['a', 'b'])
  expect(said({ content: [{ type: 'reasoning', text: 'b' }] })).toEqual(['', 'b'])
  expect(said({ content: 5 })).toEqual(['', ''])
})

test.each([
  ['{"error":{"message":"no","code":502}}', 502],
  ['{"error":{"message":"no","code":"429"}}', 429],
  ['{"error":{"message":"no","type":"authentication_error"}}', 401],
  ['{"error":"no"}', undefined],
  ['{"object":"error","message":"no","code":400}', 400],
  ['{"type":"error","error":{"type":"overloaded"}}', undefined],
  ['{"detail":"no"}', undefined],
  ['{"message":"no","status":503}', 503],
  ['{"choices":[{"error":{"message":"no","code":500}}]}', 500],
])('%s is an error', (json, status) => {
  expect(readChunk(json)).toEqual({ type: 'failure', status })
})

test('a field for errors that holds none is no error', () => {
  expect(readChunk('{"error":null,"choices":[{"delta":{"content":"a"}}]}').type).toBe('chunk')
  expect(readChunk('{"choices":[],"prompt_filter_results":[]}').type).toBe('nothing')
})

test.each(['no JSON', '5', 'null', '{"choices":[{},{}]}'])('%s is not read', (json) => {
  expect(() => readChunk(json)).toThrow('could not be read')
})

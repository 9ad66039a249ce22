import { expect, test } from 'vitest'
import { finishOf, worse } from './finish.ts'

test('the words of other dialects are put into OpenAI’s, and unknown ones stay', () => {
  const words = ['stop', 'STOP', 'eos', 'tool_use', 'function_call', 'MAX_TOKENS', 'weather']
  expect(words.map(finishOf)).toEqual([
    'stop',
    'stop',
    'stop',
    'tool_calls',
    'tool_calls',
    'length',
    'weather',
  ])
  expect(finishOf(undefined)).toBe(undefined)
})

test('a good end never takes a bad one back', () => {
  expect(worse('length', 'stop')).toBe('length')
  expect(worse('stop', 'length')).toBe('length')
  expect(worse('stop', 'tool_calls')).toBe('tool_calls')
  expect(worse(undefined, 'stop')).toBe('stop')
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../thread/json.ts'
import { pendingCalls } from '../thread/selectors.ts'
import { argumentsOf } from './argumentsOf.ts'
import { replied, said, threadAfter } from './fixtures.ts'

function shown(args: JsonObject) {
  const [call] = pendingCalls(threadAfter(said('hi'), ...replied(1, [{ name: 'tool', args }])))
  if (!call) throw new Error('No call waits')
  return argumentsOf(call)
}

test('short arguments come before long ones and otherwise in canonical order', () => {
  const keys = shown({ b: 1, body: 'x'.repeat(81), a: 'y' }).list.map(({ key }) => key)
  expect(keys).toEqual(['a', 'b', 'body'])
})

test('a text and a number of the same digits are told apart', () => {
  expect(shown({ n: 10, t: '10' }).list).toMatchObject([
    { key: 'n', type: 'number', text: '10' },
    { key: 't', type: 'text', text: '10' },
  ])
})

test('every kind of value has a word', () => {
  const types = shown({ a: null, b: '', c: true, d: [1], e: { x: 1, y: 2 } }).list
  expect(new Map(types.map(({ key, type }) => [key, type]))).toEqual(
    new Map([
      ['a', 'nothing'],
      ['b', 'empty text'],
      ['c', 'yes or no'],
      ['d', 'list of 1 item'],
      ['e', 'group of 2 fields'],
    ]),
  )
})

test('the meaning of an argument is that of the definition', () => {
  expect(shown({ recipient: 'x', constructor: 'y' }).list).toMatchObject([
    { key: 'constructor', meaning: undefined },
    { key: 'recipient', meaning: 'Where it goes' },
  ])
})

test('hidden characters are counted in keys, texts and nested values', () => {
  expect(shown({ 'a\u200B': 'b\u202E', c: ['d\u2066\u2069'] }).hidden).toBe(4)
})

test('nothing of a nested value is left out', () => {
  const args = { deep: { list: [1, 'two', null, { three: [true] }] } }
  expect(JSON.parse(shown(args).list[0]?.text ?? '')).toEqual(args.deep)
})

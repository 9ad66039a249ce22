import { expect, test } from 'vitest'
import { isSettled, mended } from './callArguments.ts'

test.each([
  ['', '{}'],
  [' ', '{}'],
  ['null', '{}'],
  ['{}', '{}'],
  ['{}{"a":1}', '{"a":1}'],
  [' { } { } {"a":1}', '{"a":1}'],
  ['"{\\"a\\":1}"', '{"a":1}'],
  ['{"a" : 1} ', '{"a" : 1} '],
])('%j is meant as %j', (text, meant) => {
  expect(mended(text)).toBe(meant)
})

test.each(['{"a":', '{"a":1}{"a":2}', '[1]', '5', '"text"', '"{', '{}x', '"\\"{}\\""'])(
  '%j stays as it is',
  (text) => {
    expect(mended(text)).toBe(text)
  },
)

test('what can be handed on early is never mended', () => {
  for (const text of ['', 'null', '{', '{ ', '{}', '{}{', '"{', 'n']) {
    expect(isSettled(text)).toBe(false)
  }
  expect(isSettled('{ "a')).toBe(true)
})

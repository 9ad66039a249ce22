import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extend, noExtent, stateOf } from './jsonExtent.ts'

const stateAfter = (...pieces: readonly string[]) => stateOf(pieces.reduce(extend, noExtent))

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['{', 'open'],
  ['{"a', 'open'],
  ['{"a":"}', 'open'],
  ['{"a":"\\"}', 'open'],
  ['{"a":[{}', 'open'],
  ['"{\\"a\\":1}', 'open'],
  ['{}', 'hollow'],
  ['{ }{', 'open'],
  ['{}{"a":1}', 'closed'],
  ['{"a":1}', 'closed'],
  ['"text"', 'closed'],
  ['[]', 'closed'],
  ['}', 'closed'],
] as const)('%j is %s', (text, state) => {
  expect(stateAfter(text)).toBe(state)
})

test('a whole object is closed, every beginning of it is not, however it is cut', () => {
  const anyObject = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
  fc.assert(
    fc.property(anyObject, fc.nat(), (object, at) => {
      const text = JSON.stringify(object)
      const cut = at % text.length
      expect(stateAfter(text.slice(0, cut), text.slice(cut))).toBe('closed')
      expect(stateAfter(text.slice(0, cut))).not.toBe('closed')
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsBetween } from './wordsBetween.ts'

test('the words that differ are found', () => {
  expect(wordsBetween('pay Ada 5 euro', 'pay Bob 6 euro')).toEqual({
    before: ['pay ', 'Ada 5', ' euro'],
    after: ['pay ', 'Bob 6', ' euro'],
  })
})

test('promise 2: the parts are the whole text, and its ends are the same on both sides', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 20 })
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const { before, after } = wordsBetween(one, other)
      expect([before.join(''), after.join('')]).toEqual([one, other])
      expect([before[0], before[2]]).toEqual([after[0], after[2]])
      if (one === other) expect(before[1]).toBe('')
    }),
  )
})

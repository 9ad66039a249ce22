import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nineAlphanumerics } from './nineAlphanumerics.ts'

const nine = /^[a-zA-Z0-9]{9}$/

test('every id gets nine letters and digits of its own, the same each time', () => {
  const anyId = fc.oneof(fc.string(), fc.stringMatching(nine))
  fc.assert(
    fc.property(fc.array(anyId), (ids) => {
      const shortId = nineAlphanumerics()
      const short = ids.map(shortId)
      expect(short.every((id) => nine.test(id))).toBe(true)
      expect(new Set(short).size).toBe(new Set(ids).size)
      expect(ids.map(shortId)).toEqual(short)
      expect(ids.map(nineAlphanumerics())).toEqual(short)
    }),
  )
})

test('an id that fits stays, also after the history has grown', () => {
  expect(['D681PevKs', 'call_0'].map(nineAlphanumerics())[0]).toBe('D681PevKs')
  const before = ['call_0'].map(nineAlphanumerics())
  expect(['call_0', 'call_1'].map(nineAlphanumerics()).slice(0, 1)).toEqual(before)
})

test('an id that an earlier one was given goes to that one only', () => {
  const [taken = ''] = ['call_0'].map(nineAlphanumerics())
  const [first, second] = ['call_0', taken].map(nineAlphanumerics())
  expect(first).toBe(taken)
  expect(second).not.toBe(taken)
  expect(second).toMatch(nine)
})

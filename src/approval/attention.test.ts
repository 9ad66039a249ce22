import { expect, test } from 'vitest'
import { idle, opensAt } from './attention.ts'

const typing = { isInEditable: true, isComposing: false, lastInputAt: 5000 }

test('with nobody typing the dialog may open at once', () => {
  expect(opensAt(idle, 5000)).toBe(5000)
})

test('an input a second or more before the call is not typing', () => {
  expect(opensAt(typing, 6000)).toBe(6000)
  expect(opensAt(typing, 5999)).toBe(5999 + 800)
})

test('the keyboard must be quiet for 800 ms from the last input after the call', () => {
  expect(opensAt({ ...typing, lastInputAt: 5300 }, 5100)).toBe(6100)
})

test('an input method that is composing holds the dialog back without limit', () => {
  expect(opensAt({ ...typing, isComposing: true }, 60_000)).toBe(Number.POSITIVE_INFINITY)
})

test('leaving the field lets the dialog open at once', () => {
  expect(opensAt({ ...typing, isInEditable: false }, 5001)).toBe(5001)
})

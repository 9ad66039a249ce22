import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber } from './readNumber.ts'

const someDigits = fc.string({ unit: fc.constantFrom('0', '1', '9', '.', 'e', '+', '-', ' ') })

test('a number is read only where it is written as it would run', () => {
  const wasRead = fc.sample(fc.oneof(fc.double().map(String), someDigits), 2000).filter((text) => {
    const read = readNumber(text, false)
    if (read.type === 'read') expect(String(read.value)).toBe(text)
    return read.type === 'read'
  })
  expect(wasRead.length).toBeGreaterThan(500)
})

test.each(['0', '-1', '12', '0.5', '1e-7', '1e+21', '9007199254740991'])(
  '%s is a number',
  (text) => {
    expect(readNumber(text, false)).toEqual({ type: 'read', value: Number(text) })
  },
)

test.each([
  ['', /Enter a number/],
  ['1e3', /read as 1000\./],
  ['007', /read as 7\./],
  ['+5', /read as 5\./],
  ['1.50', /read as 1\.5\./],
  ['-0', /read as 0\./],
  [' 5', /read as 5\./],
  ['0.12345678901234567890', /read as 0\.12345678901234568\./],
  ['1e999', /too large/],
  ['9007199254740993', /too large/],
  ['١', /Not a number/],
  ['1,5', /Not a number/],
  ['0x10', /Not a number/],
  ['Infinity', /Not a number/],
  ['-', /Not a number/],
])('%j is not taken for a number without a word', (text, why) => {
  const read = readNumber(text, false)
  expect(read.type === 'unreadable' && read.why).toMatch(why)
})

test('a whole number has no fraction', () => {
  expect(readNumber('3', true)).toEqual({ type: 'read', value: 3 })
  expect(readNumber('3.5', true)).toMatchObject({ why: 'Enter a whole number.' })
  expect(readNumber('', true)).toMatchObject({ why: 'Enter a whole number.' })
})

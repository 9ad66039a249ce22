import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitBytes } from './split.ts'

const stream = Buffer.from('data: {"text":"Grüße 👋"}\r\n\r\ndata: [DONE]\n\n')

describe('splitBytes', () => {
  test('reassembles to the same bytes, whatever the split', () => {
    const splits = fc.oneof(fc.constant('awkward' as const), fc.integer({ min: 1, max: 40 }))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), splits, (text, split) => {
        const bytes = Buffer.from(text)
        const pieces = splitBytes(bytes, split)
        expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
        expect(pieces.every(({ length }) => length > 0)).toBe(true)
      }),
    )
  })

  test('cuts every n bytes', () => {
    expect(splitBytes(Buffer.from('abcde'), 2).map(String)).toEqual(['ab', 'cd', 'e'])
  })

  test('cuts inside the prefix, the characters and the line ends', () => {
    const pieces = splitBytes(stream, 'awkward').map((piece) => piece.toString('latin1'))
    expect(pieces[0]).toBe('da')
    expect(pieces.filter((piece) => piece.startsWith('ta:'))).toHaveLength(2)
    expect(pieces.some((piece) => piece.endsWith('\r'))).toBe(true)
    expect(pieces.some((piece) => piece.endsWith('Ã'))).toBe(true)
    expect(pieces.at(-1)).toBe('\n')
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceBetween } from './difference.ts'

const someText = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd'), { maxLength: 12 })
  .map((lines) => lines.join(''))

const counted = (words: string, where: string) =>
  Number(new RegExp(`(\\d+) lines? ${where}`).exec(words)?.[1] ?? 0)

test('promise 2: what is not shown of a difference is the same on both sides, and counted', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const shown = differenceBetween(before, after)
      const lines = (text: string) => text.split(/(?<=\n)/)
      for (const [whole, part] of [
        [before, shown.before],
        [after, shown.after],
      ] as const) {
        const all = lines(whole)
        const above = all.slice(0, counted(shown.words, 'above'))
        const below = all.slice(all.length - counted(shown.words, 'below'))
        expect(above.join('') + part + below.join('')).toBe(whole)
        expect(lines(before).slice(0, above.length)).toEqual(above)
        expect(lines(before).slice(lines(before).length - below.length)).toEqual(below)
      }
    }),
  )
})

test('a cut does not part a character', () => {
  const { before, words } = differenceBetween(`${'x'.repeat(19_999)}😀${'y'.repeat(9)}`, '')
  expect(before).toBe('x'.repeat(19_999))
  expect(words).toBe('Of the lines before, the first 19,999 of 20,010 characters are shown.')
})

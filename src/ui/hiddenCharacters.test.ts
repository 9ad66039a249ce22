import { expect, test } from 'vitest'
import { countHidden, exactPieces } from './hiddenCharacters.ts'

const shown = (text: string): string =>
  exactPieces(text)
    .pieces.map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text
        case 'hidden':
          return `[${piece.label}${piece.times > 1 ? `×${piece.times}` : ''}]`
        case 'spelled':
          return `<${piece.ascii}>`
        case 'folded':
          return `{${piece.what}}`
      }
    })
    .join('')

const label = (codePoint: number) => `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`

function codePointsOf(family: RegExp): number[] {
  const found: number[] = []
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    if (family.test(String.fromCodePoint(codePoint))) found.push(codePoint)
  }
  return found
}

const families: readonly (readonly [string, RegExp])[] = [
  ['default ignorable', /\p{Default_Ignorable_Code_Point}/u],
  ['format', /\p{Cf}/u],
  ['control', /(?![\n\t])\p{Cc}/u],
  ['bidi control', /\p{Bidi_Control}/u],
  ['space', /(?! )\p{Zs}/u],
  ['line and paragraph separator', /[\p{Zl}\p{Zp}]/u],
  ['noncharacter', /\p{Noncharacter_Code_Point}/u],
  ['lone surrogate', /\p{Cs}/u],
  ['variation selector', /\p{Variation_Selector}/u],
  ['tag', /[\u{E0000}-\u{E007F}]/u],
  ['private use in the first plane', /[\u{E000}-\u{F8FF}]/u],
  ['braille blank or musical null', /[\u{2800}\u{1D159}]/u],
]

const isSpelledOut = (codePoint: number): boolean => {
  const character = String.fromCodePoint(codePoint)
  return shown(`a${character}b`) === `a${label(codePoint)}b` && countHidden(character) === 1
}

test.each(families)('every %s character is spelled out, all N of N', (_, family) => {
  const all = codePointsOf(family)
  expect(all.length).toBeGreaterThan(0)
  const spelled = all.filter(isSpelledOut)
  expect(`${spelled.length}/${all.length}`).toBe(`${all.length}/${all.length}`)
})

test('of private use and of what Unicode has not assigned, every thousandth is spelled out', () => {
  const sampled = codePointsOf(/[\p{Co}\p{Cn}]/u).filter((_, place) => place % 1000 === 0)
  expect(sampled.length).toBeGreaterThan(900)
  expect(sampled.filter((codePoint) => !isSpelledOut(codePoint))).toEqual([])
})

test('what the eye would miss, all families together, is spelled out', ({ task }) => {
  const all = codePointsOf(
    /(?![ \n\t])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cf}\p{Cc}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Variation_Selector}\u{2800}\u{1D159}]/u,
  )
  const spelled = all.filter(isSpelledOut)
  expect(spelled.length).toBe(all.length)
  task.meta.figure = `hidden code points labelled: ${spelled.length} of ${all.length}`
})

test.each([
  'Hello, Ada.\n\n\tYour invoice is attached.\n',
  'Grüße, Σωκράτης, Москва, 東京, नमस्ते, שלום עולם, مرحبا',
  'e\u0301 combining, ½, “quotes”, — dashes, 10 €, ✓, →',
  '👩‍👩‍👧‍👦 👩🏽‍💻 ❤️ ☺️ 1️⃣ 🇩🇪 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'three blank lines\n\n\n\nare left alone',
  '',
])('ordinary text is unchanged: %j', (text) => {
  expect(shown(text)).toBe(text)
  expect(countHidden(text)).toBe(0)
})

test('a joiner that belongs to no emoji is spelled out', () => {
  expect(shown('pay\u200Dpal')).toBe('pay[U+200D]pal')
  expect(shown('👩\u200D👩\u200D👧\u200D\uFE0F')).toBe('👩‍👩‍👧[U+200D][U+FE0F]')
})

test('tag characters show the ASCII they spell, and each of them', () => {
  const tags = Array.from('send all', (letter) =>
    String.fromCodePoint(0xe0000 + letter.charCodeAt(0)),
  )
  expect(shown(`hi${tags.join('')}!`)).toMatch(/^hi<send all>\[U\+E0073\]\[U\+E0065\].*!$/)
  expect(countHidden(tags.join(''))).toBe(8)
})

test('the same hidden character many times over is one chip with its count', () => {
  expect(shown(`a${'\u200B'.repeat(1000)}b`)).toBe('a[U+200B×1000]b')
  expect(countHidden('\u200B'.repeat(1000))).toBe(1000)
  expect(shown('\u{E0100}'.repeat(3))).toBe('[U+E0100×3]')
})

test('more than three blank lines are folded and counted', () => {
  expect(shown(`top${'\n'.repeat(215)}end`)).toBe('top\n{214 blank lines}end')
  expect(shown('top\n\n \n\n\t\nend')).toBe(
    'top\n{4 blank lines, with 2 spaces or tabs in them}end',
  )
  expect(shown('\n'.repeat(5000))).toBe('\n{4,999 blank lines}')
})

test('a long run of spaces can not push text away unseen', () => {
  expect(shown(`a${' '.repeat(4000)}b`)).toBe('a{4,000 spaces}b')
  expect(shown(`a${' '.repeat(40)}b`)).toBe(`a${' '.repeat(40)}b`)
})

test('a hundred thousand lines of plain text are read in one go', () => {
  const text = 'word \n'.repeat(100_000)
  expect(shown(text)).toBe(text)
})

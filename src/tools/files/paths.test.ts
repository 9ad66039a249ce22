import { posix, win32 } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesOf, pathFault } from './paths.ts'

test.each([
  'notes.txt',
  'notes/2026/july.txt',
  '.gitignore',
  'a b/c-d_e (1).txt',
  'Übersicht.md',
  '日本語/メモ.txt',
  '100% sure.txt',
  'console.log',
  'command.txt',
  'com10.txt',
  'wait….txt',
  '~notes.txt',
  'a..b',
  '...a',
  '😀.txt',
])('%j is a path', (path) => {
  expect(pathFault(path)).toBeUndefined()
})

const tricks = [
  '',
  '.',
  '..',
  '...',
  '…',
  '‥',
  '．．',
  '․․',
  '%2e%2e',
  '%2E%2e',
  'a%2fb',
  'a%5Cb',
  '~',
  'C:',
  'C:a',
  'file.txt:stream',
  'a\\b',
  '..\\a',
  '\\\\server',
  'a／b',
  'a∕b',
  'a⁄b',
  'a＼b',
  'a.',
  'a ',
  ' a',
  'a. ',
  'CON',
  'con.txt',
  'con .txt',
  'nul',
  'LPT1.txt',
  'com¹',
  'CONIN$',
  'a\u0000b',
  'a\nb',
  'a\u202ecod.exe',
  'a\u200bb',
  'a\u00a0b',
  'a\ufeff',
  'a\u0308.txt',
  '\ud800',
  'a.crswap',
  'x'.repeat(241),
  'ä'.repeat(121),
]

test.each(tricks)('the name %j is refused, alone and in between', (name) => {
  for (const path of [name, `a/${name}`, `${name}/a`, `a/${name}/b`]) {
    expect(pathFault(path)).toEqual(expect.any(String))
  }
})

test.each([
  '/a',
  'a/',
  '//a',
  'a//b',
  '/',
  Array(33).fill('a').join('/'),
  'aaaa/'.repeat(201) + 'a',
])('the path %j is refused', (path) => {
  expect(pathFault(path)).toEqual(expect.any(String))
})

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...tricks, '/', '/', '/', '\\', '%2f', '.') },
  { weight: 3, arbitrary: fc.constantFrom('a', 'b.txt', 'Notes', 'é', ' ') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)
const somePath = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))

/** The ways in which some system, tool or browser might read a path once more. */
const readings: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => path.normalize('NFC'),
  (path) => path.normalize('NFD'),
  (path) => path.normalize('NFKC'),
  (path) => path.toUpperCase(),
  decoded,
  (path) => decoded(decoded(path)),
  (path) => path.replaceAll(/[\p{Cf}\p{Cc}]/gu, ''),
  (path) => path.replaceAll(/[ .]+(?=\/|$)/g, ''),
]

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function staysInside(path: string): boolean {
  return readings.every((read) => {
    const text = read(path)
    return (
      posix.resolve('/work/files', text).startsWith('/work/files/') &&
      win32.resolve('C:\\work\\files', text).startsWith('C:\\work\\files\\') &&
      text.split(/[\\/]/).length === namesOf(path).length
    )
  })
}

test('promise 2: a path that is taken stays inside, by every reading of every system, and has one spelling', () => {
  let taken = 0
  fc.assert(
    fc.property(somePath, (path) => {
      if (pathFault(path) !== undefined) return
      taken += 1
      expect(staysInside(path)).toBe(true)
      expect(posix.normalize(path)).toBe(path)
      expect(path.normalize('NFC')).toBe(path)
      expect(namesOf(path).join('/')).toBe(path)
    }),
    { numRuns: 5000 },
  )
  expect(taken).toBeGreaterThan(100)
})

test('negative control: with every path taken, some lead out', () => {
  expect(() => {
    fc.assert(
      fc.property(somePath, (path) => {
        expect(staysInside(path)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  }).toThrow('Property failed')
})

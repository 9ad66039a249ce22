import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const contract = readFileSync('docs/edge-cases.md', 'utf8')
const cases = contract.split('\n').filter((line) => /^\d+\. /.test(line))

/** The tests that a case names: a file in backticks, then one or more titles in quotes. */
function proofsOf(line: string): readonly (readonly [file: string, title: string])[] {
  return [...line.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`((?: and| "[^"]+"|,)*)/g)].flatMap(
    ([, file = '', titles = '']) =>
      [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']): [string, string] => [file, title]),
  )
}

test('the edge cases are numbered without a gap', () => {
  expect(cases.map((line) => Number.parseInt(line, 10))).toEqual(cases.map((_, index) => index + 1))
})

test('every edge case names a test, or the case whose test it shares', () => {
  const isProven = (line: string) =>
    proofsOf(line).length > 0 || /Same test as case \d+\./.test(line)
  expect(cases.filter((line) => !isProven(line))).toEqual([])
})

test.each(cases.flatMap(proofsOf))('%s still has the test "%s"', (file, title) => {
  expect(readFileSync(file, 'utf8')).toContain(title)
})

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { claimsIn, proofsIn, worded } from './edgeCases.ts'

const contract = readFileSync('docs/edge-cases.md', 'utf8')
const cases = contract.split('\n').filter((line) => /^\d+\. /.test(line))
const proofs = cases.flatMap(proofsIn).map(worded)
const claims = ['src', 'e2e']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => /\.(test|spec)\.tsx?$/.test(path))
  .flatMap((path) => claimsIn(path.replaceAll('\\', '/'), readFileSync(path, 'utf8')))
  .map(worded)

test('the edge cases are numbered without a gap', () => {
  expect(cases.map((line) => Number.parseInt(line, 10))).toEqual(cases.map((_, index) => index + 1))
})

test('every edge case names a test', () => {
  expect(cases.filter((line) => proofsIn(line).length === 0)).toEqual([])
})

test('every test that an edge case names is there, and carries its number', () => {
  expect(proofs.filter((proof) => !claims.includes(proof))).toEqual([])
})

test('every number that a test carries is that of an edge case which names the test', () => {
  expect(claims.filter((claim) => !proofs.includes(claim))).toEqual([])
})

test('negative control: a number, a title or a file that differs is noticed', () => {
  const line = '7. **A case.** So. `a.test.ts` "it holds" and "it’s so", `b.spec.ts` "%s too"'
  const source = "test('it holds [case 7] [case 9]', f)\ntest(`it’s so [case 7]`, g)"
  expect(proofsIn(line).map(worded)).toEqual([
    '7. a.test.ts "it holds"',
    '7. a.test.ts "it’s so"',
    '7. b.spec.ts "%s too"',
  ])
  expect(claimsIn('a.test.ts', source).map(worded)).toEqual([
    '7. a.test.ts "it holds"',
    '9. a.test.ts "it holds"',
    '7. a.test.ts "it’s so"',
  ])
  expect(claimsIn('b.spec.ts', 'test("%s too [case 7]", h)').map(worded)).toEqual([
    '7. b.spec.ts "%s too"',
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, pathText } from './changes.ts'
import { canonicalText } from './digest.ts'
import type { JsonObject } from './json.ts'

const anyArguments = fc
  .dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }))
  .filter((args) => !JSON.stringify(args).includes('__proto__')) as fc.Arbitrary<JsonObject>

test('a changed value is named by its path', () => {
  const before = { to: [{ name: 'a' }, { name: 'b' }], text: 'x' }
  const after = { to: [{ name: 'a' }, { name: 'c' }], text: 'x', cc: null }
  const changes = changesBetween(before, after)
  expect(changes).toEqual([
    { path: ['to', 1, 'name'], before: 'b', after: 'c' },
    { path: ['cc'], after: null },
  ])
  expect(changes.map(({ path }) => pathText(path))).toEqual(['to[1].name', 'cc'])
})

test('a list that became an object is one change', () => {
  expect(changesBetween({ a: [1] }, { a: { 0: 1 } })).toEqual([
    { path: ['a'], before: [1], after: { 0: 1 } },
  ])
})

test('there is no change exactly when the canonical text is the same', () => {
  fc.assert(
    fc.property(anyArguments, anyArguments, (before, after) => {
      const isSame = canonicalText(before) === canonicalText(after)
      expect(changesBetween(before, after).length === 0).toBe(isSame)
      expect(changesBetween(before, structuredClone(before))).toEqual([])
    }),
  )
})

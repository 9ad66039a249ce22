import { expect, test } from 'vitest'
import type { JsonObject } from '../thread/json.ts'
import { argumentProblems } from './jsonSchemaTool.ts'

const schema: JsonObject = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 2 },
    sizes: { type: 'array', items: { type: 'integer' } },
    inner: { $ref: '#/$defs/inner' },
  },
  required: ['name'],
  additionalProperties: false,
  $defs: { inner: { type: 'object', properties: { kind: { enum: ['a', 'b'] } } } },
}

test.each<[JsonObject, string]>([
  [{}, ''],
  [{ name: 'x' }, 'name'],
  [{ name: 'xx', extra: 1 }, 'extra'],
  [{ name: 'xx', sizes: [1, 'two'] }, 'sizes.1'],
  [{ name: 'xx', inner: { kind: 'c' } }, 'inner.kind'],
])('what is wrong with %j is said once, at its field', (args, where) => {
  expect(argumentProblems(schema)(args).map(({ path }) => path.join('.'))).toEqual([where])
})

test('a place in a list is a number', () => {
  const [problem] = argumentProblems(schema)({ name: 'xx', sizes: [1, 'two'] })
  expect(problem?.path).toEqual(['sizes', 1])
})

test('right arguments have no problem', () => {
  expect(argumentProblems(schema)({ name: 'Ada', sizes: [1], inner: { kind: 'a' } })).toEqual([])
})

test('a schema that points nowhere is refused', () => {
  const broken = { type: 'object', properties: { a: { $ref: '#/nowhere' } } }
  expect(() => argumentProblems(broken)).toThrow('nowhere')
})

test('a pattern that is none is refused', () => {
  const broken = { type: 'object', properties: { a: { pattern: '(' } } }
  expect(() => argumentProblems(broken)).toThrow('regular expression')
})

test('a frozen schema is left as it is', () => {
  const frozen = Object.freeze({ type: 'object', properties: { a: Object.freeze({ $ref: '#' }) } })
  expect(argumentProblems(frozen)({ a: {} })).toEqual([])
})

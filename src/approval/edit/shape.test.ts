import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../thread/json.ts'
import { builtInTools } from '../../tools/index.ts'
import { shapeOfParameters } from './shape.ts'

const fieldFor = (schema: Json) =>
  shapeOfParameters({ type: 'object', properties: { it: schema } })?.fields[0]
const kindFor = (schema: Json) => fieldFor(schema)?.shape.kind

test.each<[string, Json, string]>([
  ['a string', { type: 'string' }, 'text'],
  ['a number', { type: 'number' }, 'number'],
  ['a boolean', { type: 'boolean' }, 'flag'],
  ['an enum', { type: 'string', enum: ['a', 'b'] }, 'choice'],
  ['a const', { const: 1 }, 'constant'],
  ['a list of strings', { type: 'array', items: { type: 'string' } }, 'list'],
  ['an object with named keys', { type: 'object', properties: {} }, 'group'],
  ['a list of one type', { type: ['string'] }, 'text'],
  ['a constrained string', { type: 'string', anyOf: [{ minLength: 1 }, { maxLength: 9 }] }, 'text'],
  ['an enum of objects', { enum: [{}] }, 'json'],
  ['a union', { anyOf: [{ type: 'string' }, { type: 'number' }] }, 'json'],
  ['a union of types', { type: ['string', 'number'] }, 'json'],
  ['a list of objects', { type: 'array', items: { type: 'object', properties: {} } }, 'json'],
  ['a list of nullable strings', { type: 'array', items: { type: ['string', 'null'] } }, 'json'],
  ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }] }, 'json'],
  ['a reference', { $ref: '#/$defs/a', type: 'string' }, 'json'],
  ['a map', { type: 'object', additionalProperties: { type: 'string' } }, 'json'],
  ['a schema that says nothing', {}, 'json'],
  ['true', true, 'json'],
])('%s is entered in its own way', (_, schema, kind) => {
  expect(kindFor(schema)).toBe(kind)
})

test.each<[Json, string]>([
  [{ type: ['string', 'null'] }, 'text'],
  [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'number'],
  [{ oneOf: [{ type: 'null' }, { type: 'boolean' }] }, 'flag'],
  [{ enum: ['a', null] }, 'choice'],
])('"or null" is a choice of its own: %j', (schema, kind) => {
  expect(fieldFor(schema)).toMatchObject({ isNullable: true, shape: { kind } })
})

test('groups go three deep, then JSON', () => {
  const nested = (levels: number): JsonObject =>
    levels === 0 ? { type: 'string' } : { type: 'object', properties: { in: nested(levels - 1) } }
  expect(JSON.stringify(shapeOfParameters(nested(4)))).not.toContain('json')
  expect(JSON.stringify(shapeOfParameters(nested(5)))).toContain('json')
})

test.each<JsonObject>([
  {},
  { type: 'object' },
  { $ref: '#/$defs/a' },
  { anyOf: [{ type: 'object', properties: {} }] },
])('a schema that names no arguments has no form: %j', (schema) => {
  expect(shapeOfParameters(schema)).toBeUndefined()
})

/** A map has keys of its own choosing, so it has no form. */
const leftToJson: Readonly<Record<string, readonly string[]>> = { fetch_url: ['headers'] }

test.each([...builtInTools.values()].map(({ definition }) => definition))(
  'the form of $name leaves nothing to JSON that could be a field',
  ({ name, parameters }) => {
    const { fields = [] } = shapeOfParameters(parameters) ?? {}
    const { properties = {} } = parameters
    expect(fields).toHaveLength(Object.keys(Object(properties)).length)
    const asJson = fields.filter(({ shape }) => JSON.stringify(shape).includes('"json"'))
    expect(asJson.map((field) => field.name)).toEqual(leftToJson[name] ?? [])
  },
)

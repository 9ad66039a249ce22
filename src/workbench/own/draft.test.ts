import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf, emptyDraft, inOtherWords, toolOfDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { fieldsOf, kindWords, schemaOf } from './fields.ts'
import type { Field, FieldKind } from './fields.ts'

const anyField: fc.Arbitrary<Field> = fc.record({
  name: fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
  kind: fc.constantFrom(...(Object.keys(kindWords) as FieldKind[])),
  description: fc.string(),
  isRequired: fc.boolean(),
})
const anyFields = fc.uniqueArray(anyField, { selector: ({ name }) => name })
// A list keeps keys that are whole numbers in their order.
const sorted = (fields: readonly Field[] = []) =>
  fields.toSorted((one, other) => (one.name < other.name ? -1 : 1))

const greet: Draft = {
  ...emptyDraft,
  name: 'greet',
  description: 'Greet somebody.',
  arguments: {
    type: 'form',
    fields: [{ name: 'who', kind: 'text', description: '', isRequired: true }],
  },
  code: 'return `Hello ${args.who}`',
}
const faultsOf = (draft: Draft, taken: readonly string[] = []) =>
  toolOfDraft(draft, new Set(taken)).faults

test('fields and their schema say the same', () => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      expect(sorted(fieldsOf(schemaOf(fields)))).toEqual(sorted(fields))
    }),
  )
})

test('a schema that says more than the form can show is not shown as one', () => {
  const schema = schemaOf([{ name: 'a', kind: 'text', description: '', isRequired: true }])
  expect(fieldsOf({ ...schema, minProperties: 1 })).toBeUndefined()
  expect(fieldsOf({ ...schema, properties: { a: { type: 'string', minLength: 3 } } })).toBe(
    undefined,
  )
  expect(fieldsOf({ ...schema, additionalProperties: true })).toBeUndefined()
  expect(fieldsOf({ ...schema, required: ['b'] })).toBeUndefined()
})

test('a draft becomes a tool, and the tool the same draft', () => {
  const { tool, faults } = toolOfDraft(greet, new Set(['send_email']))
  expect(faults).toEqual({})
  expect(tool).toMatchObject({ name: 'greet', isOn: true })
  expect(draftOf(tool)).toEqual(greet)
})

test('arguments read the same in both wordings', () => {
  const schema = inOtherWords(greet.arguments)
  expect(schema.type).toBe('schema')
  expect(inOtherWords(schema)).toEqual(greet.arguments)
  const wrong = { type: 'schema', text: '{"type":' } as const
  expect(inOtherWords(wrong)).toBe(wrong)
})

test.each<[string, Partial<Draft>, keyof ReturnType<typeof faultsOf>]>([
  ['no name', { name: '' }, 'name'],
  ['a name that providers refuse', { name: 'grüß' }, 'name'],
  ['the name of another tool', { name: 'send_email' }, 'name'],
  ['no description', { description: ' ' }, 'description'],
  ['no code', { code: '\n' }, 'code'],
  ['a schema that is no JSON', { arguments: { type: 'schema', text: '{' } }, 'parameters'],
  [
    'a schema with one key twice',
    { arguments: { type: 'schema', text: '{"type":"object","type":"object"}' } },
    'parameters',
  ],
  [
    'a schema that lets anything in',
    { arguments: { type: 'schema', text: '{"type":"object"}' } },
    'parameters',
  ],
  [
    'a schema that points nowhere',
    {
      arguments: {
        type: 'schema',
        text: '{"type":"object","additionalProperties":false,"properties":{"a":{"$ref":"#/x"}}}',
      },
    },
    'parameters',
  ],
])('%s is said at its field', (_, change, field) => {
  expect(Object.keys(faultsOf({ ...greet, ...change }, ['send_email']))).toEqual([field])
})

test('two arguments of one name are refused', () => {
  const { arguments: words } = greet
  const fields = words.type === 'form' ? [...words.fields, ...words.fields] : []
  expect(faultsOf({ ...greet, arguments: { type: 'form', fields } })).toHaveProperty('parameters')
})

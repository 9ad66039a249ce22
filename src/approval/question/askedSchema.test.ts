import { expect, test } from 'vitest'
import { schemaForForm, suggestedIn } from './askedSchema.ts'

const titled = [
  { const: 'a', title: 'First' },
  { const: 'b', title: 'Second' },
]
const schema = {
  type: 'object',
  properties: {
    plain: { type: 'string', title: 'Plain', default: 'x' },
    one: { type: 'string', oneOf: titled },
    some: { type: 'array', items: { anyOf: titled }, default: ['a'] },
    other: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  },
}

test('values that have titles are a choice among the values, and a title describes', () => {
  expect(schemaForForm(schema)).toMatchObject({
    properties: {
      plain: { type: 'string', description: 'Plain' },
      one: { enum: ['a', 'b'] },
      some: { items: { enum: ['a', 'b'] } },
      other: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    },
  })
  expect(schemaForForm({ type: 'object' })).toEqual({ type: 'object' })
})

test('what the server suggests is what stands there first', () => {
  expect(suggestedIn(schema)).toEqual({ plain: 'x', some: ['a'] })
  expect(suggestedIn({})).toEqual({})
})

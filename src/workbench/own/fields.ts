import { isObject } from '../../thread/json.ts'
import type { Json, JsonObject } from '../../thread/json.ts'

/** What a field of the arguments can hold, as the form offers it. */
export type FieldKind = 'text' | 'number' | 'integer' | 'boolean' | 'texts'

/** One argument of a tool as the form shows it. */
export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly description: string
  readonly isRequired: boolean
}

/** The kinds in words. */
export const kindWords: Readonly<Record<FieldKind, string>> = {
  text: 'Text',
  number: 'Number',
  integer: 'Whole number',
  boolean: 'Yes or no',
  texts: 'List of texts',
}

const schemas: Readonly<Record<FieldKind, JsonObject>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  texts: { type: 'array', items: { type: 'string' } },
}

/** The JSON Schema that takes exactly these fields. */
export function schemaOf(fields: readonly Field[]): JsonObject {
  const properties = fields.map(({ name, kind, description }) => [
    name,
    { ...schemas[kind], ...(description ? { description } : {}) },
  ])
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as JsonObject,
    required: fields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    additionalProperties: false,
  }
}

/** The fields of a schema; undefined where it says anything that the form can't show. */
export function fieldsOf(schema: JsonObject): readonly Field[] | undefined {
  const { properties = {}, required = [] } = schema
  if (!isObject(properties) || !Array.isArray(required)) return undefined
  const fields = Object.entries(properties).map(([name, one]) =>
    fieldOf(name, one, required.includes(name)),
  )
  const known = fields.filter((field) => field !== undefined)
  const needed = known.filter(({ isRequired }) => isRequired)
  // Every one of its names is a field's, in whatever order.
  if (new Set(required).size !== needed.length) return undefined
  const inOrder = { ...schema, required: needed.map(({ name }) => name) }
  return isSame(schemaOf(known), inOrder) ? known : undefined
}

function fieldOf(name: string, schema: Json, isRequired: boolean): Field | undefined {
  if (!isObject(schema)) return undefined
  const { description = '', ...rest } = schema
  const kinds = Object.keys(schemas) as FieldKind[]
  const kind = kinds.find((one) => isSame(schemas[one], rest))
  return kind && typeof description === 'string'
    ? { name, kind, description, isRequired }
    : undefined
}

function isSame(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, at) => isSame(value, other[at] ?? null))
  if (!isObject(one) || !isObject(other)) return one === other
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key] ?? null, other[key] ?? null))
  )
}

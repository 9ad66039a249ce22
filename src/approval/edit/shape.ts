import { isObject } from '../../thread/json.ts'
import type { Json, JsonObject } from '../../thread/json.ts'

/** How a value is entered. `json`: the form has no better way. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly isWhole: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly Json[] }
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'list'; readonly item: Shape }
  | GroupShape
  | { readonly kind: 'json' }

/** An object whose keys the schema names. */
export interface GroupShape {
  readonly kind: 'group'
  readonly fields: readonly FieldShape[]
}

/** One key that the schema names. */
export interface FieldShape {
  readonly name: string
  readonly description: string | undefined
  readonly isRequired: boolean
  readonly isNullable: boolean
  readonly shape: Shape
}

const deepestGroup = 3
const asJson: Shape = { kind: 'json' }

/** The form of a tool's JSON Schema, or nothing if the schema does not simply name the arguments. Pure; it chooses how to enter a value and never whether it is right. */
export function shapeOfParameters(parameters: JsonObject): GroupShape | undefined {
  const shape = shapeOf(parameters, 0)
  return shape.kind === 'group' ? shape : undefined
}

function shapeOf(schema: Json | undefined, depth: number): Shape {
  if (!isObject(schema) || Object.hasOwn(schema, '$ref')) return asJson
  if (Object.hasOwn(schema, 'const')) return { kind: 'constant', value: schema['const'] ?? null }
  const options = schema['enum']
  if (isList(options)) return options.every(isScalar) ? { kind: 'choice', options } : asJson
  switch (schema['type']) {
    case 'string':
      return { kind: 'text' }
    case 'number':
      return { kind: 'number', isWhole: false }
    case 'integer':
      return { kind: 'number', isWhole: true }
    case 'boolean':
      return { kind: 'flag' }
    case 'null':
      return { kind: 'constant', value: null }
    case 'array':
      return listOf(schema, depth)
    case 'object':
      return groupOf(schema, depth)
    default:
      return asJson
  }
}

function listOf(schema: JsonObject, depth: number): Shape {
  if (Object.hasOwn(schema, 'prefixItems')) return asJson
  const item = shapeOf(schema['items'], depth)
  const isOfScalars = item.kind !== 'json' && item.kind !== 'list' && item.kind !== 'group'
  return isOfScalars ? { kind: 'list', item } : asJson
}

function groupOf(schema: JsonObject, depth: number): Shape {
  const properties = schema['properties']
  if (!isObject(properties) || depth > deepestGroup) return asJson
  const required = schema['required']
  const isRequired = (name: string) => isList(required) && required.includes(name)
  const fields = Object.entries(properties).map(([name, property]): FieldShape => {
    const { schema: inner, isNullable } = withoutNull(property)
    return {
      name,
      description: textIn(property, 'description') ?? textIn(inner, 'description'),
      isRequired: isRequired(name),
      isNullable,
      shape: shapeOf(inner, depth + 1),
    }
  })
  return { kind: 'group', fields }
}

/** Takes "or null" out of a schema, in each of the ways in which it is said. */
function withoutNull(schema: Json): { readonly schema: Json; readonly isNullable: boolean } {
  if (!isObject(schema)) return { schema, isNullable: false }
  const union = schema['anyOf'] ?? schema['oneOf']
  if (isList(union)) {
    const [only, ...others] = union.filter((choice) => !isNullSchema(choice))
    const isNullable = only !== undefined && others.length === 0 && union.length === 2
    return isNullable ? { schema: only, isNullable } : { schema, isNullable }
  }
  const types = isList(schema['type']) ? schema['type'] : undefined
  const options = isList(schema['enum']) ? schema['enum'] : undefined
  const isNullable =
    (types !== undefined || options !== undefined) &&
    (types?.includes('null') ?? true) &&
    (options?.includes(null) ?? true)
  const [type, ...otherTypes] = types?.filter((name) => name !== 'null') ?? []
  return {
    schema: {
      ...schema,
      ...(type !== undefined && otherTypes.length === 0 ? { type } : {}),
      ...(isNullable && options ? { enum: options.filter((option) => option !== null) } : {}),
    },
    isNullable,
  }
}

function isNullSchema(schema: Json): boolean {
  return isObject(schema) && schema['type'] === 'null'
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function textIn(schema: Json, key: string): string | undefined {
  const text = isObject(schema) && Object.hasOwn(schema, key) ? schema[key] : undefined
  return typeof text === 'string' ? text : undefined
}

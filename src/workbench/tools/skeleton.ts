import { isObject } from '../../thread/json.ts'
import type { Json, JsonObject } from '../../thread/json.ts'

/** Arguments to start from: every field of the schema with an empty value of its type, as indented JSON. */
export function skeletonOf(parameters: JsonObject): string {
  const { properties } = parameters
  const fields = isObject(properties) ? Object.entries(properties) : []
  const empty = Object.fromEntries(fields.map(([key, schema]) => [key, emptyOf(schema)]))
  return JSON.stringify(empty, null, 2)
}

function emptyOf(schema: Json): Json {
  const type = isObject(schema) ? schema['type'] : undefined
  switch (type) {
    case 'number':
    case 'integer':
      return 1
    case 'boolean':
      return false
    case 'array':
      return []
    case 'object':
      return {}
    default:
      return ''
  }
}

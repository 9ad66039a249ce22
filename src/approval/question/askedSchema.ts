import { isObject } from '../../thread/json.ts'
import type { Json, JsonObject } from '../../thread/json.ts'

/** The schema of a question as the form reads it: values that have titles are a choice among the values. Pure. */
export function schemaForForm(schema: JsonObject): JsonObject {
  const { properties } = schema
  if (!isObject(properties)) return schema
  const plain = Object.entries(properties).map(([name, property]) => [name, choiceOf(property)])
  return { ...schema, properties: Object.fromEntries(plain) as JsonObject }
}

/** What the server suggests to start from. Pure. */
export function suggestedIn({ properties }: JsonObject): JsonObject {
  const suggested = Object.entries(isObject(properties) ? properties : {}).flatMap(
    ([name, property]): [string, Json][] =>
      isObject(property) && property['default'] !== undefined ? [[name, property['default']]] : [],
  )
  return Object.fromEntries(suggested)
}

function choiceOf(property: Json): Json {
  if (!isObject(property)) return property
  const { oneOf, anyOf, items, title, description } = property
  const told = description ?? title
  const named = told === undefined ? property : { ...property, description: told }
  const values = constantsOf(oneOf) ?? constantsOf(anyOf)
  if (values) return { ...named, enum: values }
  return items === undefined ? named : { ...named, items: choiceOf(items) }
}

function constantsOf(options: Json | undefined): readonly Json[] | undefined {
  if (!Array.isArray(options)) return undefined
  const values = (options as readonly Json[]).map((one) =>
    isObject(one) ? one['const'] : undefined,
  )
  return values.every((value) => value !== undefined) ? values : undefined
}

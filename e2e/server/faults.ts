import type { Json } from './contract.ts'
import type { Refusal } from './errors.ts'

const toolName = /^[a-zA-Z0-9_-]{1,64}$/

/** A refusal of a malformed request. */
export function bad(message: string, param: string | null = null, code: string | null = null) {
  return { status: 400, message, param, code }
}

/** The refusal of a value that is not there. */
export const missing = (place: string) =>
  bad(`Missing required parameter: '${place}'.`, place, 'missing_required_parameter')

/** The refusal of a list without items. */
export const emptyArray = (place: string) =>
  bad(
    `Invalid '${place}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
    place,
    'empty_array',
  )

/** The refusal of a value of the wrong type. */
export const wrongType = (place: string, expected: string, value: unknown) =>
  bad(
    `Invalid type for '${place}': expected ${expected}, but got ${kindOf(value)} instead.`,
    place,
    'invalid_type',
  )

/** The refusal of a value that is none of those known. */
export function unsupported(place: string, value: unknown, known: string[]) {
  const list = known.map((one) => `'${one}'`).join(', ')
  return bad(
    `Invalid value: '${String(value)}'. Supported values are: ${list}.`,
    place,
    'invalid_value',
  )
}

/** Finds the top-level fields that the API does not have. */
export function* unknownFields(body: Json, known: string[]): Generator<Refusal> {
  for (const field of Object.keys(body))
    if (!known.includes(field))
      yield bad(`Unknown parameter: '${field}'.`, field, 'unknown_parameter')
}

/** Finds what is wrong with a function's name. */
export function* nameFaults(name: unknown, place: string): Generator<Refusal> {
  if (typeof name !== 'string' || !toolName.test(name))
    yield bad(
      `Invalid '${place}': string does not match pattern. Expected a string that matches the pattern '${toolName.source}'.`,
      place,
      'invalid_value',
    )
}

/** Finds what is wrong with a call's arguments; strict servers parse what OpenAI lets pass. */
export function* argumentFaults(text: unknown, place: string): Generator<Refusal> {
  if (typeof text !== 'string') yield wrongType(place, 'a string', text)
  else if (!isJsonObject(text))
    yield bad(`Invalid '${place}': the string is not a valid JSON object.`, place, 'invalid_value')
}

/** Finds what is wrong with the tools; `definitionOf` says where one keeps its name and schema. */
export function* toolFaults(body: Json, definitionOf: (tool: Json) => Json): Generator<Refusal> {
  const { tools, tool_choice: choice } = body
  if (tools === undefined) {
    if (choice !== undefined)
      yield bad("'tool_choice' is only allowed when 'tools' are specified.", 'tool_choice')
    return
  }
  if (!Array.isArray(tools)) return yield wrongType('tools', 'an array of objects', tools)
  const names = new Set<unknown>()
  for (const [index, tool] of tools.entries()) {
    const place = `tools[${index}]`
    if (tool?.type !== 'function') {
      yield unsupported(`${place}.type`, tool?.type, ['function'])
      continue
    }
    const { name, parameters } = definitionOf(tool) ?? {}
    yield* nameFaults(name, `${place}.name`)
    yield* schemaFaults(name, parameters, `${place}.parameters`)
    if (names.has(name)) yield bad(`Duplicate function name '${name}' in 'tools'.`, place)
    names.add(name)
  }
}

function* schemaFaults(name: unknown, schema: Json, place: string): Generator<Refusal> {
  if (schema !== undefined && schema?.type !== 'object')
    yield bad(
      `Invalid schema for function '${String(name)}': schema must be a JSON Schema of 'type: "object"', got 'type: "${schema?.type ?? 'None'}"'.`,
      place,
      'invalid_function_parameters',
    )
}

/** A value's kind in the API's words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function isJsonObject(text: string) {
  try {
    return kindOf(JSON.parse(text)) === 'an object'
  } catch {
    return false
  }
}

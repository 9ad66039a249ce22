import { dereference, Validator } from '@cfworker/json-schema'
import type { OutputUnit } from '@cfworker/json-schema'
import type { ArgumentProblem } from '../thread/argumentProblem.ts'
import { isObject } from '../thread/json.ts'
import type { Json, JsonObject } from '../thread/json.ts'
import { messageOf } from '../thread/problem.ts'
import type { ToolDefinition } from '../thread/toolCall.ts'
import type { Executes, Tool } from './tool.ts'
import { usualTimeLimit } from './tool.ts'

/** Makes a tool of a definition that says in JSON Schema what its arguments are; throws where that schema can't be read. */
export function jsonSchemaTool(definition: ToolDefinition, hands: Executes<JsonObject>): Tool {
  return {
    definition,
    problems: argumentProblems(definition.parameters),
    kind: 'execute',
    timeLimit: usualTimeLimit,
    ...hands,
  }
}

/** Tells of arguments what is wrong with them by this schema (2020-12 unless it names another draft); throws where it can't be read. */
export function argumentProblems(
  schema: JsonObject,
): (args: JsonObject) => readonly ArgumentProblem[] {
  // The library notes in a schema what it found there.
  const own = structuredClone(schema) as JsonObject
  mustBeReadable(own)
  const validator = new Validator(own, '2020-12', false)
  const problems = (args: JsonObject): readonly ArgumentProblem[] =>
    validator
      .validate(args)
      .errors.filter(isInnermost)
      .map((found) => toProblem(found, args))
  return (args) => {
    try {
      return problems(args)
    } catch (error) {
      // Some faults of a schema show only beside the field that they are about.
      return [{ path: [], message: `What its schema says can’t be read: ${messageOf(error)}` }]
    }
  }
}

/** The library finds such faults only once arguments come by them. */
function mustBeReadable(schema: JsonObject): void {
  const parts = dereference(schema) as Readonly<Record<string, JsonObject>>
  for (const { $ref, __absolute_ref__: target = $ref, pattern, patternProperties } of Object.values(
    parts,
  )) {
    if (typeof target === 'string' && !(target in parts)) {
      throw new Error(`It refers to ${JSON.stringify($ref)}, which is not in it.`)
    }
    const patterns = isObject(patternProperties) ? Object.keys(patternProperties) : []
    for (const one of [pattern, ...patterns]) if (typeof one === 'string') new RegExp(one, 'u')
  }
}

/** These only say that something inside them is wrong. */
const outer: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'],
  ...['items', 'prefixItems', 'additionalItems', '$ref'],
])

function isInnermost({ keyword }: OutputUnit): boolean {
  return !outer.has(keyword)
}

function toProblem({ instanceLocation, keyword, error }: OutputUnit, args: JsonObject) {
  const path: (string | number)[] = []
  let at: Json = args
  for (const part of instanceLocation.split('/').slice(1).map(unescaped)) {
    path.push(Array.isArray(at) ? Number(part) : part)
    at = (at as Readonly<Record<string, Json>>)[part] ?? null
  }
  return { path, message: keyword === 'false' ? 'The tool does not know this.' : error }
}

/** One part of a JSON pointer in a fragment (RFC 6901). */
function unescaped(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
}

import { isObject } from './json.ts'
import type { Json, JsonObject } from './json.ts'

/** Where a value stands inside the arguments: keys of objects and places in lists, outermost first. */
export type ArgumentPath = readonly (string | number)[]

/** One difference between two sets of arguments; a side that is missing had nothing there. */
export interface Change {
  readonly path: ArgumentPath
  readonly before?: Json
  readonly after?: Json
}

/** What differs between two sets of arguments, down to the smallest parts that do; empty exactly when both mean the same. Pure. */
export function changesBetween(before: JsonObject, after: JsonObject): readonly Change[] {
  return inObject(before, after, [])
}

/** A path as people read it: `to[0].name`. */
export function pathText(path: ArgumentPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? part : `${text}.${part}`
  }, '')
}

/** A difference as people read it: a text as it is, anything else as indented JSON. */
export function changeText({ path, before, after }: Change): {
  readonly at: string
  readonly before: string | undefined
  readonly after: string | undefined
} {
  return { at: pathText(path), before: textOf(before), after: textOf(after) }
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

function inObject(before: JsonObject, after: JsonObject, path: ArgumentPath): readonly Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => between(own(before, key), own(after, key), [...path, key]))
}

function inList(
  before: readonly Json[],
  after: readonly Json[],
  path: ArgumentPath,
): readonly Change[] {
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    between(before[index], after[index], [...path, index]),
  )
}

function between(
  before: Json | undefined,
  after: Json | undefined,
  path: ArgumentPath,
): readonly Change[] {
  if (before === undefined && after === undefined) return []
  if (before === undefined) return [{ path, ...(after === undefined ? {} : { after }) }]
  if (after === undefined) return [{ path, before }]
  if (Array.isArray(before) && Array.isArray(after)) return inList(before, after, path)
  if (isObject(before) && isObject(after)) return inObject(before, after, path)
  return before === after ? [] : [{ path, before, after }]
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

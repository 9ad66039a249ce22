import { parse } from '@humanwhocodes/momoa'
import type { ValueNode } from '@humanwhocodes/momoa'
import type { Json, JsonObject } from '../thread/json.ts'
import { messageOf } from '../thread/problem.ts'

const longestText = 1024 * 1024
const deepest = 64

/** Arguments that mean one thing only, or why they don't. */
export type StrictArguments =
  | { readonly type: 'parsed'; readonly args: JsonObject }
  | { readonly type: 'refused'; readonly detail: string }

class NotStrict extends Error {}

/** Parses a call's raw arguments (RFC 8259, an object) and refuses whatever two readers could read differently: duplicate keys, `__proto__`, numbers a double can't hold, lone surrogates, extreme depth or size. An empty text is an empty object. */
export function parseStrictly(raw: string): StrictArguments {
  if (/^[ \t\r\n]*$/.test(raw)) return { type: 'parsed', args: {} }
  if (raw.length > longestText) {
    return { type: 'refused', detail: 'The arguments are longer than 1 MiB.' }
  }
  try {
    // The tree keeps what JSON.parse throws away, and JSON.parse refuses what the tree lets pass: raw control characters.
    const { body } = parse(raw, { mode: 'json', ranges: true })
    JSON.parse(raw)
    if (body.type !== 'Object')
      return { type: 'refused', detail: 'The arguments are not an object.' }
    return { type: 'parsed', args: valueOf(body, raw, 0) as JsonObject }
  } catch (error) {
    const detail =
      error instanceof NotStrict
        ? error.message
        : `The arguments are not valid JSON: ${messageOf(error)}`
    return { type: 'refused', detail }
  }
}

function valueOf(node: ValueNode, raw: string, depth: number): Json {
  if (depth > deepest)
    throw new NotStrict(`The arguments are nested deeper than ${deepest} levels.`)
  switch (node.type) {
    case 'Null':
      return null
    case 'Boolean':
      return node.value
    case 'String':
      return text(node.value)
    case 'Number':
      return number(node.value, node.range ? raw.slice(...node.range) : '')
    case 'Array':
      return node.elements.map((element) => valueOf(element.value, raw, depth + 1))
    case 'Object':
      return Object.fromEntries(fields(node, raw, depth))
    default:
      throw new NotStrict('The arguments hold a value that JSON does not know.')
  }
}

function fields(
  node: Extract<ValueNode, { type: 'Object' }>,
  raw: string,
  depth: number,
): Map<string, Json> {
  const found = new Map<string, Json>()
  for (const member of node.members) {
    const key = text(member.name.type === 'String' ? member.name.value : member.name.name)
    if (key === '__proto__') throw new NotStrict('The arguments hold the key "__proto__".')
    if (found.has(key)) throw new NotStrict(`The arguments hold the key "${key}" twice.`)
    found.set(key, valueOf(member.value, raw, depth + 1))
  }
  return found
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new NotStrict('The arguments hold half of a Unicode character.')
  return value
}

function number(value: number, literal: string): number {
  const isWhole = /^-?\d+$/.test(literal)
  if (!Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value))) {
    throw new NotStrict(`The number ${literal.slice(0, 40)} is too large to be kept exactly.`)
  }
  return value
}

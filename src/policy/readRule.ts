import type { Json, JsonObject } from '../thread/json.ts'
import { ruleFault } from './ruleFault.ts'
import type { Rule } from './rules.ts'

type Check = (value: unknown) => boolean
type Fields = Readonly<Record<string, Check>>

const deepest = 64

/** Reads a rule from this browser's own store of rules; nothing when it is not exactly one. A field that is not known here makes it unreadable: it may be what narrows the rule. Give `judge` the nothing too: it then asks. */
export function readRule(value: unknown): Rule | undefined {
  if (!isRecord(value)) return undefined
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  const rule: unknown = Object.fromEntries(fields)
  return isRule(rule) && ruleFault(rule) === undefined ? rule : undefined
}

function isRule(value: unknown): value is Rule {
  return has(
    value,
    {
      id: isName,
      createdAt: isTime,
      effect: oneOf('allow', 'deny', 'ask'),
      subject: oneOf('call', 'result'),
      definition: isDefinition,
      definitionDigest: (digest) => typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest),
      conditions: (conditions) => Array.isArray(conditions) && conditions.every(isCondition),
    },
    {
      threadId: isName,
      expiresAt: isTime,
      usesLeft: (uses) => Number.isSafeInteger(uses) && Number(uses) >= 0,
    },
  )
}

/** Whatever else a definition holds, its source included, is only compared with the live one. */
function isDefinition(value: unknown): boolean {
  if (!isRecord(value) || !isJson(value)) return false
  const { name, description, parameters, risk, source } = value
  const isRisk = oneOf('read', 'write', 'send', 'destructive')
  return (
    isName(name) &&
    typeof description === 'string' &&
    isRecord(parameters) &&
    isRisk(risk) &&
    source !== undefined
  )
}

function isCondition(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { type } = value
  switch (type) {
    case 'exact-arguments':
      return has(value, { type: isText, canonical: isText })
    case 'equals':
      return has(value, { type: isText, path: isPath, value: isJson })
    case 'starts-with':
      return has(value, { type: isText, path: isPath, text: isText })
    case 'url':
      return has(value, { type: isText, path: isPath, origin: isText, pathPrefix: isText })
    default:
      return false
  }
}

/** Whether the value has all required fields, perhaps optional ones, and no others. */
function has(value: unknown, required: Fields, optional: Fields = {}): boolean {
  if (!isRecord(value)) return false
  const known = new Map(Object.entries({ ...required, ...optional }))
  return (
    Object.keys(required).every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, field]) => known.get(key)?.(field) ?? false)
  )
}

function oneOf(...words: readonly string[]): Check {
  return (value) => typeof value === 'string' && words.includes(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed()
}

function isName(value: unknown): boolean {
  return isText(value) && value !== ''
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isPath(value: unknown): boolean {
  const isPlace: Check = (part) => Number.isSafeInteger(part) && Number(part) >= 0
  return Array.isArray(value) && value.every((part) => isText(part) || isPlace(part))
}

function isJson(value: unknown, depth = 0): value is Json {
  if (depth > deepest) return false
  if (typeof value === 'string') return isText(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value === 'boolean') return true
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1))
  return isRecord(value) && Object.entries(value).every(isField(depth + 1))
}

function isField(depth: number): (field: [string, unknown]) => boolean {
  return ([key, value]) => isText(key) && key !== '__proto__' && isJson(value, depth)
}

function isRecord(value: unknown): value is JsonObject {
  return Object.prototype.toString.call(value) === '[object Object]'
}

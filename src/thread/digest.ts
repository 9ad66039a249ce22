import canonicalize from 'canonicalize'
import type { ThreadEntry } from './events.ts'
import type { Json, JsonObject } from './json.ts'
import type { Effect } from './preview.ts'
import type { OfferedCall, ToolDefinition } from './toolCall.ts'

/** The one text of a JSON value (RFC 8785); throws on what JSON can't hold: lone surrogates, non-finite numbers. */
export function canonicalText(value: Json): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('This value has no JSON text')
  return text
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 in hex over the canonical text. */
export function digestOf(value: Json): Promise<string> {
  return sha256(canonicalText(value))
}

/** The digest of a tool as the model and the person know it. */
export function definitionDigest(definition: ToolDefinition): Promise<string> {
  return digestOf(definitionJson(definition))
}

function effectsJson(effects: readonly Effect[]): Json {
  return effects.map((effect) => ({ ...effect }))
}

function definitionJson(definition: ToolDefinition): JsonObject {
  return { ...definition }
}

/** The digest that binds an approval to what was shown: definition, canonical arguments, effects, identity, revision. */
export function callDigest(call: OfferedCall, effects: readonly Effect[]): Promise<string> {
  const { definition, args, id, revision } = call
  return digestOf([
    definitionJson(definition),
    canonicalText(args),
    effectsJson(effects),
    id,
    revision,
  ])
}

/** Whether two previews tell of the same effects. */
export function areSameEffects(one: readonly Effect[], other: readonly Effect[]): boolean {
  return canonicalText(effectsJson(one)) === canonicalText(effectsJson(other))
}

/** The hash by which the next entry names this one. */
export function entryHash(entry: ThreadEntry): Promise<string> {
  return sha256(canonicalize(entry) ?? '')
}

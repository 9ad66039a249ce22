import type { Json } from './json.ts'

/** The value with lone surrogates replaced by U+FFFD, so that it has a canonical text and can be hashed. */
export function wellFormed<Value extends Json | object>(value: Value): Value {
  return clean(value) as Value
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(clean)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key.toWellFormed(), clean(field)]),
    )
  }
  return value
}

import { hideKeys } from '../../storage/keys.ts'
import type { Json, JsonObject } from '../../thread/json.ts'
import { messageOf } from '../../thread/problem.ts'
import type { ServerQuestion } from '../../thread/toolCall.ts'
import type { Done } from '../../tools/tool.ts'

// A server may repeat what it was sent, and what it says goes on record.

/** The failure without a key of this tab in it; a TypeError stays one, which means that the call may have run. */
export function withoutKeys(error: unknown): Error {
  const text = hideKeys(messageOf(error))
  return error instanceof TypeError ? new TypeError(text) : new Error(text)
}

/** The result without a key of this tab in it. */
export function resultWithoutKeys(done: Done): Done {
  return { ...done, result: hiddenIn(done.result) }
}

/** The question without a key of this tab in it. */
export function questionWithoutKeys({ message, schema }: ServerQuestion): ServerQuestion {
  return { message: hideKeys(message), schema: hiddenIn(schema) as JsonObject }
}

function hiddenIn(value: Json): Json {
  if (typeof value === 'string') return hideKeys(value)
  if (Array.isArray(value)) return value.map(hiddenIn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [hideKeys(key), hiddenIn(inner)]),
  )
}

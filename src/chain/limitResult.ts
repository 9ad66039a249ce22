import type { Json } from '../thread/json.ts'
import type { ToolResult } from '../thread/toolCall.ts'
import { wellFormed } from '../thread/wellFormed.ts'

/** The most a tool's result may take, in bytes of UTF-8. */
export const resultLimit = 256 * 1000

/** The text of a result as the model reads it: a string as it is, anything else as JSON. */
export function resultText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Keeps a result whole up to the limit; beyond it, keeps the first part and says how long it was. */
export function limitResult(value: Json): ToolResult {
  const whole = wellFormed(value ?? null)
  const bytes = new TextEncoder().encode(resultText(whole))
  if (bytes.length <= resultLimit) return { type: 'whole', value: whole }
  const text = new TextDecoder().decode(bytes.subarray(0, resultLimit), { stream: true })
  return { type: 'cut', text, bytes: bytes.length }
}

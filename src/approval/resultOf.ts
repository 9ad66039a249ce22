import type { Json } from '../thread/json.ts'
import type { ToolResult } from '../thread/toolCall.ts'
import { countHidden } from '../ui/hiddenCharacters.ts'

/** A part of a result, ready to be shown in full; one without a key is all of it. */
interface ShownPart {
  readonly key: string | undefined
  readonly text: string
}

/** A result as the person must see it before the model does. */
export interface ShownResult {
  readonly parts: readonly ShownPart[]
  /** How many characters in it the eye would have missed. */
  readonly hidden: number
  /** The size of the whole in bytes, where this is only its first part. */
  readonly cutFrom: number | undefined
}

/** Reads a result for the eye: the fields of an object one by one, anything else as one text. Pure; nothing is left out. */
export function resultOf(result: ToolResult): ShownResult {
  const parts = result.type === 'whole' ? partsOf(result.value) : [whole(result.text)]
  const texts = parts.flatMap(({ key = '', text }) => [key, text])
  return {
    parts,
    hidden: texts.reduce((sum, text) => sum + countHidden(text), 0),
    cutFrom: result.type === 'cut' ? result.bytes : undefined,
  }
}

function partsOf(value: Json): readonly ShownPart[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [whole(textOf(value))]
  }
  const fields = Object.entries(value)
  if (fields.length === 0) return [whole('{}')]
  return fields.map(([key, field]) => ({ key, text: textOf(field) }))
}

function whole(text: string): ShownPart {
  return { key: undefined, text }
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

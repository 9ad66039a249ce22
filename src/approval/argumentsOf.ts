import { canonicalText } from '../thread/digest.ts'
import { isObject } from '../thread/json.ts'
import type { Json, JsonObject } from '../thread/json.ts'
import type { OfferedCall } from '../thread/toolCall.ts'
import { countHidden } from '../ui/hiddenCharacters.ts'
import { counted } from './words.ts'

/** One argument, ready to be shown in full. */
interface ShownArgument {
  readonly key: string
  /** What the tool's definition says of it. */
  readonly meaning: string | undefined
  /** The kind of value, in a word or two. */
  readonly type: string
  /** The whole value: a text as it is, anything else as indented canonical JSON. */
  readonly text: string
  /** It is JavaScript, and can be coloured as such. */
  readonly isCode: boolean
}

/** All arguments of a call, as the person must see them. */
export interface ShownArguments {
  readonly list: readonly ShownArgument[]
  /** How many characters in them the eye would have missed. */
  readonly hidden: number
  /** The length of the canonical text. */
  readonly characters: number
}

const shortLength = 80

/** Reads the arguments from the canonical text that the digest binds; short ones come first, so that a long one does not push them out of sight. */
export function argumentsOf(call: OfferedCall): ShownArguments {
  const canonical = canonicalText(call.args)
  const args = JSON.parse(canonical) as JsonObject
  const list = Object.entries(args)
    .map(([key, value]): ShownArgument => {
      const meaning = meaningOf(call.definition.parameters, key)
      return { key, meaning, type: typeOf(value), text: textOf(value), isCode: isCode(call, key) }
    })
    .toSorted((one, other) => Number(isLong(one)) - Number(isLong(other)))
  const hidden = list.reduce((sum, { key, text }) => sum + countHidden(key) + countHidden(text), 0)
  return { list, hidden, characters: canonical.length }
}

function isCode({ definition: { source }, name }: OfferedCall, key: string): boolean {
  return source === 'built-in' && name === 'run_javascript' && key === 'code'
}

function isLong({ text }: ShownArgument): boolean {
  return text.length > shortLength || text.includes('\n')
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

function typeOf(value: Json): string {
  if (value === null) return 'nothing'
  if (value === '') return 'empty text'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'yes or no'
  if (Array.isArray(value)) return `list of ${counted(value.length, 'item')}`
  return `group of ${counted(Object.keys(value).length, 'field')}`
}

function meaningOf(parameters: JsonObject, key: string): string | undefined {
  const { properties } = parameters
  if (!isObject(properties) || !Object.hasOwn(properties, key)) return undefined
  const property = properties[key]
  const description = isObject(property) ? property['description'] : undefined
  return typeof description === 'string' ? description : undefined
}

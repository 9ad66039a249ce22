import { parseStrictly } from '../../policy/strictArguments.ts'
import type { Json, JsonObject } from '../../thread/json.ts'
import { countHidden } from '../../ui/hiddenCharacters.ts'

/** A text as a value that it can only mean, or why it can't be read. */
export type Read<Value> =
  | { readonly type: 'read'; readonly value: Value }
  | { readonly type: 'unreadable'; readonly why: string }

/** JSON to be read and edited by a person: indented, and what would not be seen is written as its escape. */
export function visibleJson(value: Json, indent = ''): string {
  const text = JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
  if (countHidden(text) === 0) return text
  return Array.from(text, (character) =>
    countHidden(character) === 0 ? character : escapeOf(character),
  ).join('')
}

/** Reads all arguments as JSON, strictly. */
export function readArguments(text: string): Read<JsonObject> {
  if (text.trim() === '') {
    return { type: 'unreadable', why: 'Nothing is entered. Without arguments the JSON is {}.' }
  }
  const strict = parseStrictly(text)
  if (strict.type === 'parsed') return { type: 'read', value: strict.args }
  return { type: 'unreadable', why: plainly(strict.detail) }
}

/** Reads one value as JSON, as strictly as all arguments. */
export function readValue(text: string): Read<Json> {
  if (text.trim() === '') return { type: 'unreadable', why: 'Enter a JSON value.' }
  const strict = parseStrictly(`{"value":${text}}`)
  if (strict.type === 'refused') {
    // The position counts what was put around the text.
    return { type: 'unreadable', why: plainly(strict.detail).replace(/ at line \d.*/, '.') }
  }
  const [value, ...more] = Object.values(strict.args)
  if (value === undefined || more.length > 0) {
    return { type: 'unreadable', why: 'This is more than one JSON value.' }
  }
  return { type: 'read', value }
}

const tokens: ReadonlyMap<string, string> = new Map([
  ['LBrace', '{'],
  ['RBrace', '}'],
  ['LBracket', '['],
  ['RBracket', ']'],
  ['Comma', ','],
  ['Colon', ':'],
])

/** The parser's messages in plain words. */
function plainly(detail: string): string {
  return detail
    .replace(/Unexpected end of input found\. \(\d+:\d+\)/, 'it ends too early.')
    .replace(
      /Unexpected (?:token|character) (\S+) found\. \((\d+):(\d+)\)/,
      (_, token: string, line: string, column: string) =>
        `unexpected ${tokens.get(token) ?? token} at line ${line}, column ${column}.`,
    )
}

function escapeOf(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}

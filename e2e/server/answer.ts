import type { Answer } from './contract.ts'

let counter = 0

/** A fresh id with the given prefix. */
export const freshId = (prefix: string) => `${prefix}_${String((counter += 1)).padStart(6, '0')}`

/** The calls of an answer, with ids given and arguments as text. */
export function callsOf({ calls = [] }: Answer) {
  return calls.map((call) => ({
    id: call.id ?? freshId('call'),
    name: call.name,
    arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
  }))
}

/** How the answer says that it stops, or `null` for not at all. */
export function finishOf({ finish, calls }: Answer) {
  return finish === undefined ? (calls?.length ? 'tool_calls' : 'stop') : finish
}

/** Cuts a text into deltas, never through a character. */
export function pieces(text = '', size = 6): string[] {
  const characters = Array.from(text)
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  )
}

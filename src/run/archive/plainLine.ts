import { messageOf } from '../../thread/problem.ts'
import { refuse } from './refuse.ts'

const longestLine = 16 * 1024 * 1024
const deepest = 200

/** Parses a line that must stand exactly as JSON.stringify writes it: no key twice, no other spelling of anything, nothing that only looks like data. */
export function parsePlainLine(text: string, line: number): unknown {
  if (text.length > longestLine) refuse(line, 'It is longer than any event can be.')
  const value = parse(text, line)
  const fault = faultIn(value)
  if (fault) refuse(line, fault)
  if (JSON.stringify(value) !== text) {
    refuse(line, 'It is not written as Countersign writes it: something has changed it.')
  }
  return value
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    return refuse(line, `It is not JSON: ${messageOf(error)}`)
  }
}

/** Without recursion: how deep the value goes is not known yet. */
function faultIn(root: unknown): string | undefined {
  const rest: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }]
  for (let item = rest.pop(); item; item = rest.pop()) {
    const { value, depth } = item
    if (depth > deepest) return `It is nested more than ${deepest} levels deep.`
    if (typeof value === 'number' && !Number.isFinite(value)) return 'A number in it is too large.'
    if (typeof value === 'string' && !value.isWellFormed()) return 'A text in it is broken.'
    if (typeof value !== 'object' || value === null) continue
    for (const [key, field] of Object.entries(value)) {
      if (key === '__proto__') return 'A field in it is called __proto__.'
      if (!key.isWellFormed()) return 'A text in it is broken.'
      rest.push({ value: field, depth: depth + 1 })
    }
  }
  return undefined
}

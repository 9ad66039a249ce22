import type { Json } from '../../thread/json.ts'

/** What happened to one argument, in words; with the kinds of value where they would not be seen. */
export function changeWords(before: Json | undefined, after: Json | undefined): string {
  if (before === undefined) return after === undefined ? 'changed' : `added · ${kindOf(after)}`
  if (after === undefined) return `removed · ${kindOf(before)}`
  const [from, to] = [kindOf(before), kindOf(after)]
  return from === to ? 'changed' : `changed · ${from} to ${to}`
}

function kindOf(value: Json): string {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'yes or no'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : 'group'
}

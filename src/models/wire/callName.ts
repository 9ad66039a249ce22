import { unclearCalls } from './replyProblems.ts'

/** The name of a call from its parts: sent once, cut in pieces, sent again with each piece, or growing. Where that can be read in several ways, the one that names a tool counts. */
export function nameOf(parts: readonly string[], tools: ReadonlySet<string>): string {
  const [first = ''] = parts
  if (parts.length <= 1) return first
  const readings = [...new Set([parts.join(''), ...repeated(parts), ...growing(parts)])]
  const known = readings.filter((reading) => tools.has(reading))
  const [name] = known
  if (known.length > 1 || (name === undefined && parts.some((part) => tools.has(part)))) {
    throw unclearCalls(`A call has the names ${parts.map((part) => `“${part}”`).join(', ')}.`)
  }
  return name ?? readings.at(-1) ?? first
}

function repeated(parts: readonly string[]): readonly string[] {
  return parts.every((part) => part === parts[0]) ? parts.slice(0, 1) : []
}

function growing(parts: readonly string[]): readonly string[] {
  const grows = parts.every((part, index) => part.startsWith(parts[index - 1] ?? ''))
  return grows ? parts.slice(-1) : []
}

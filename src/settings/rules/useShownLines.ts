import { useState } from 'react'
import type { RuleLine } from '../../run/ruleBook.ts'

/** A rule as the dialog lists it; one that went while the dialog is open keeps its place, for the way back. */
export interface ShownLine {
  readonly line: RuleLine
  readonly isGone: boolean
}

/** The rules as they are, with those that went since the dialog was opened. */
export function useShownLines(
  lines: readonly RuleLine[] | undefined,
): readonly ShownLine[] | undefined {
  const [known, setKnown] = useState(lines)
  const merged = lines && mergedLines(known ?? [], lines)
  if (merged && !isSame(merged, known)) setKnown(merged)
  return merged?.map((line) => ({
    line,
    isGone: !lines?.some(({ stored }) => stored.id === line.stored.id),
  }))
}

/** The known ones in their order and as they are now, after those that are new. */
function mergedLines(known: readonly RuleLine[], lines: readonly RuleLine[]): readonly RuleLine[] {
  const now = new Map(lines.map((line) => [line.stored.id, line]))
  const added = lines.filter(({ stored }) => !known.some((line) => line.stored.id === stored.id))
  return [...added, ...known.map((line) => now.get(line.stored.id) ?? line)]
}

function isSame(one: readonly RuleLine[], other: readonly RuleLine[] | undefined): boolean {
  return one.length === other?.length && one.every((line, index) => line === other[index])
}

import type { Turn } from '../thread/thread.ts'

const groupSize = 24

/** Turns that are drawn together; the same object as long as it holds the same turns. */
export type TurnGroup = readonly Turn[]

/** A grouping that remembers the last one, so that what did not change stays the same object. */
export function createGrouping(): (turns: readonly Turn[], coming: number) => readonly TurnGroup[] {
  let known: readonly TurnGroup[] = []
  return (turns, coming) => {
    known = groupTurns(turns, known, coming)
    return known
  }
}

/** Cuts the turns into groups and keeps every group that did not change, so that an append draws one group only. */
function groupTurns(
  turns: readonly Turn[],
  before: readonly TurnGroup[] = [],
  /** How many turns are about to follow: their group is there before them, so that they never move. */
  coming = 0,
): readonly TurnGroup[] {
  const count = Math.max(1, Math.ceil((turns.length + coming) / groupSize))
  return Array.from({ length: count }, (_, index) => {
    const group = turns.slice(index * groupSize, (index + 1) * groupSize)
    const known = before[index]
    return known && isSame(known, group) ? known : group
  })
}

function isSame(one: TurnGroup, other: TurnGroup): boolean {
  return one.length === other.length && one.every((turn, index) => turn === other[index])
}

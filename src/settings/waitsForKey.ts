import type { ProblemKind } from '../thread/problem.ts'
import type { Thread } from '../thread/thread.ts'

const keyProblems: ReadonlySet<ProblemKind> = new Set(['no-key', 'wrong-key', 'key-locked'])

/** Whether the thread stands still because its key is missing, locked or was not accepted. */
export function waitsForKey(thread: Thread): boolean {
  const last = thread.turns.at(-1)
  if (last?.kind !== 'interrupted') return false
  return keyProblems.has(last.problem.kind)
}

import type { Thread } from '../thread/thread.ts'

/** Whether the thread stands still because its key is missing or was not accepted. */
export function waitsForKey(thread: Thread): boolean {
  const last = thread.turns.at(-1)
  if (last?.kind !== 'interrupted') return false
  return last.problem.kind === 'no-key' || last.problem.kind === 'wrong-key'
}

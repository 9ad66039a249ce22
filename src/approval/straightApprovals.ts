import { allCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'

/** How many times in a row, up to now, the person approved calls of this tool in this thread as they were proposed. */
export function straightApprovals(thread: Thread, name: string): number {
  const decisions = allCalls(thread).flatMap((call) =>
    call.name === name && 'decision' in call && call.rule === undefined ? [call.decision.type] : [],
  )
  const last = decisions.findLastIndex((type) => type !== 'approve')
  return decisions.length - 1 - last
}

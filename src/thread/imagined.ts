import type { ThreadEvent } from './events.ts'
import { apply } from './fold.ts'
import type { Thread } from './thread.ts'

/** The thread as it would be after these events, to think ahead with; nothing is on record of it. */
export function imagined(thread: Thread, events: readonly ThreadEvent[], at = 0): Thread {
  return events.reduce((before, event) => {
    const { id: threadId, seq } = before
    return apply(before, { threadId, seq: seq + 1, at, previousHash: '', event })
  }, thread)
}

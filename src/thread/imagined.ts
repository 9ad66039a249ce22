import type { ThreadEvent } from './events.ts'
import { apply } from './fold.ts'
import type { Thread } from './thread.ts'

/** The thread as it would be after this event, to think ahead with; nothing is on record of it. */
export function imagined(thread: Thread, event: ThreadEvent, at = 0): Thread {
  const { id: threadId, seq } = thread
  return apply(thread, { threadId, seq: seq + 1, at, previousHash: '', event })
}

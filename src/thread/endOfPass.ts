import type { ThreadEvent } from './events.ts'
import { notApprovedMessage } from './selectors.ts'
import type { Thread } from './thread.ts'

/** What follows a rejection in the same append: in single pass one no ends the run; not where a part of the reply has run already. */
export function endOfPass(thread: Thread): readonly ThreadEvent[] {
  const reply = thread.turns.at(-1)
  if (reply?.kind !== 'reply' || reply.mode !== 'single-pass') return []
  if (reply.calls.some((call) => 'startedAt' in call)) return []
  const message = notApprovedMessage(reply)
  return [{ type: 'run-stopped', reason: { type: 'not-approved', message } }]
}

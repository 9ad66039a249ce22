import type { Thread } from '../thread/thread.ts'

/** Raised by the approval link when a person says no in single pass, as in LangChain's how-to. */
export class NotApproved extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotApproved'
  }
}

/** Throws NotApproved where the run has just ended by a no in single pass. */
export function mustBeApproved(thread: Thread): Thread {
  const last = thread.turns.at(-1)
  if (last?.kind === 'stopped' && last.reason.type === 'not-approved') {
    throw new NotApproved(last.reason.message)
  }
  return thread
}

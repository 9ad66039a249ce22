import type { ThreadEvent } from './events.ts'

/** Thrown when an event may not happen to the thread as it is now: somebody else was first, or it never could. */
export class NotAdmitted extends Error {
  readonly event: ThreadEvent['type']
  constructor(event: ThreadEvent['type']) {
    super(`The thread does not admit "${event}" as it is now.`)
    this.name = 'NotAdmitted'
    this.event = event
  }
}

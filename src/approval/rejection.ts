import type { CallId } from '../thread/toolCall.ts'

/** A rejection that is being worded. */
export interface Rejection {
  /** The call it was begun for; it ends with it. */
  readonly call: CallId
  readonly scope: 'one' | 'remaining'
  readonly text: string
  /** Whether its form is shown; its words are kept while it is not. */
  readonly isOpen: boolean
}

/** Opens the form for a call, with the words that were already found. */
export function opened(
  rejection: Rejection | undefined,
  call: CallId,
  scope: Rejection['scope'],
): Rejection {
  return { call, scope, text: rejection?.text ?? '', isOpen: true }
}

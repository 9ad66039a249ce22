import type { ArgumentPath } from '../../thread/changes.ts'
import type { FormEvent } from './changeForm.ts'

/** What every part of the form is given: whom to tell, and what is known of each place. */
export interface Editing {
  readonly tell: (event: FormEvent) => void
  readonly messagesAt: (path: ArgumentPath) => readonly string[]
  readonly isChanged: (path: ArgumentPath) => boolean
}

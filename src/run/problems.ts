import { NotAdmitted } from '../thread/notAdmitted.ts'
import { ProblemError } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'

/** The page went away while the model was being asked. */
export const pageClosed: Problem = {
  kind: 'page-closed',
  title: 'The page was closed or reloaded before the model’s reply was complete.',
  meaning: 'Nothing of that reply was offered to you, and nothing of it has run.',
  remedy:
    'Continue to ask the model again. It was not asked again by itself, because a request can cost money.',
}

/** The person pressed Stop while the model was replying. */
export const stoppedByPerson: Problem = {
  kind: 'stopped',
  title: 'You stopped the reply.',
  meaning: 'Nothing of it was offered to you, and nothing of it has run.',
  remedy: 'Continue to ask the model again, or send a new message.',
}

/** Whatever else went wrong, in plain words; its own account where it has one. */
export function internalProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof NotAdmitted) {
    return {
      kind: 'internal',
      title: 'That was no longer possible: the thread has moved on.',
      meaning: 'Nothing was changed or run by it.',
      remedy: 'Look at the thread as it is now, and decide again where something still waits.',
      cause: error.message,
    }
  }
  return {
    kind: 'internal',
    title: 'Something went wrong inside Countersign.',
    meaning: 'What is on record stays on record; no tool call was started by this.',
    remedy: 'Reload the page: waiting calls will wait again.',
    cause: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
}

import { ProblemError } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'
import { storageState } from './storageState.ts'

const notStored: Problem = {
  kind: 'storage',
  title: 'This browser did not store what just happened.',
  meaning: 'No tool call runs without a record, so nothing was started because of it.',
  remedy:
    'Free some disk space or leave private browsing, then reload the page. What was stored before is still there.',
}

const full: Problem = {
  kind: 'storage',
  title: 'There is no room left in this browser’s storage.',
  meaning:
    'What just happened was not stored, and nothing of it was half stored. No tool call runs without a record, so nothing was started because of it.',
  remedy:
    'Export what you want to keep (Audit, then Export everything), delete threads you no longer need or free some disk space, and try again.',
}

/** A newer version of the app holds the database. */
const outdated: Problem = {
  kind: 'storage',
  title: 'A newer version of Countersign is open in another tab.',
  meaning: 'This tab can no longer store anything, so nothing more runs in it.',
  remedy: 'Reload this tab.',
}

/** Puts a failure of the browser's storage into plain words. */
export function storageProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new ProblemError({ ...accountOf(error), cause }, { cause: error })
}

function accountOf(error: unknown): Problem {
  if (storageState.getState().isOutdated) return outdated
  return nameOf(error) === 'QuotaExceededError' ? full : notStored
}

/** What a tool itself may cause by what it writes. */
const ofTheTool = new Set(['ConstraintError', 'DataError', 'DataCloneError'])

/** Whether the storage failed, and not what was asked of it: then an effect on our own data was not tried, and may be. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof DOMException && !ofTheTool.has(error.name)
}

/** The name of an error; a DOMException is not an Error everywhere. */
export function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
}

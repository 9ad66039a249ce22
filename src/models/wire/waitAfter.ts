import { messageOf } from '../../thread/problem.ts'
import { statusOfError } from './statusOfError.ts'

/** What a provider answers that did not take the request: it is busy, and says so. */
const declined: ReadonlySet<number | undefined> = new Set([429, 503, 529])

/** Before the second try, and before the third. */
const waits = [2000, 6000]

/** How many milliseconds to wait until a request that failed so is sent again; undefined where only the person may send it, because waiting does not help, or because it may have been taken. */
export function waitAfter(error: unknown, failures: number): number | undefined {
  if (!declined.has(statusOfError(error))) return undefined
  return speaksOfMoney(error) ? undefined : waits[failures - 1]
}

/** A quota that is used up is no rush hour. */
function speaksOfMoney(error: unknown): boolean {
  return /insufficient_quota|billing|credit|payment/i.test(messageOf(error) + codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

import { existsSync, readFileSync, rmSync } from 'node:fs'

/** Where vitest and Playwright leave their results for the count at the end. */
export const vitestReport = 'test-results/vitest.json'
/** See `vitestReport`. */
export const playwrightReport = 'test-results/playwright.json'
/** See `vitestReport`. */
export const faultsReport = 'test-results/faults.json'

/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

interface VitestJson {
  readonly numPassedTests: number
  readonly numFailedTests: number
}

interface PlaywrightJson {
  readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number }
}

const read = (path: string): unknown =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined

/** Forgets the results of an earlier run. */
export function forgetCounts(): void {
  for (const report of [vitestReport, playwrightReport, faultsReport])
    rmSync(report, { force: true })
}

/** The tests of the last run of vitest and Playwright together. */
export function countTests(): Counts {
  const unit = read(vitestReport) as VitestJson | undefined
  const browser = [playwrightReport, faultsReport].flatMap((report) => {
    const json = read(report) as PlaywrightJson | undefined
    return json ? [json.stats] : []
  })
  return {
    passed: browser.reduce((sum, { expected }) => sum + expected, unit?.numPassedTests ?? 0),
    failed: browser.reduce(
      (sum, { unexpected, flaky }) => sum + unexpected + flaky,
      unit?.numFailedTests ?? 0,
    ),
  }
}

import { writeFileSync } from 'node:fs'
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { expected } from './expected.ts'
import { effects, faults, notApplicable, points, worded } from './plan.ts'
import type { Cell } from './plan.ts'

interface Found {
  readonly actual: string
  readonly passed: boolean
}

const keyOf = ({ fault, point, effect }: Cell) => `${fault}, ${point}, ${effect}`

/** Prints what was expected of every cell beside what came of it, and writes it to the file that FAULT_MATRIX names. */
export default class MatrixReporter implements Reporter {
  private readonly found = new Map<string, Found>()
  private readonly since = performance.now()

  onTestEnd(test: TestCase, { annotations, status }: TestResult): void {
    const said = (type: string) => annotations.find((one) => one.type === type)?.description
    const cell = said('cell')
    if (cell === undefined) return
    const passed = status === test.expectedStatus
    this.found.set(keyOf(JSON.parse(cell) as Cell), { actual: said('actual') ?? status, passed })
  }

  onEnd(_result: FullResult): void {
    if (this.found.size === 0) return
    const table = this.table()
    console.log(`\n${table}`)
    const file = process.env['FAULT_MATRIX']
    if (file) writeFileSync(file, `# The fault matrix\n\n${table}`)
  }

  printsToStdio(): boolean {
    return false
  }

  private table(): string {
    const rows = faults
      .filter((fault) => this.ran(fault))
      .flatMap((fault) =>
        effects.flatMap((effect) => points.map((point) => this.row({ fault, effect, point }))),
      )
    const found = [...this.found.values()]
    const red = found.filter(({ passed }) => !passed).length
    const seconds = ((performance.now() - this.since) / 1000).toFixed(0)
    const reasons = rows.filter((row) => row.endsWith('| n/a |')).length
    return [
      '| Fault | Struck | Effect | Expected | Actual | |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
      '',
      `${found.length - red} of ${found.length} cells as expected, ${reasons} not applicable, in ${seconds} s.`,
      '',
    ].join('\n')
  }

  private ran(fault: string): boolean {
    return [...this.found.keys()].some((key) => key.startsWith(`${fault}, `))
  }

  private row(cell: Cell): string {
    const reason = notApplicable(cell)
    const found = this.found.get(keyOf(cell))
    const verdict = reason ? 'n/a' : found ? (found.passed ? 'ok' : 'RED') : 'not run'
    const columns = [
      cell.fault,
      cell.point,
      cell.effect,
      reason ?? worded(expected(cell)),
      found?.actual ?? '',
      verdict,
    ]
    return `| ${columns.join(' | ')} |`
  }
}

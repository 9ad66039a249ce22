import { expected } from './expected.ts'
import { effects, faults, notApplicable, points, worded } from './plan.ts'
import type { Cell, Fault } from './plan.ts'

/** What came of a cell. */
export interface Finding extends Cell {
  readonly actual: string
  readonly passed: boolean
}

/** What came of a cell with a safeguard left out; it passed if the cell went red. */
export interface ControlFinding extends Finding {
  readonly without: string
}

/** Whether every cell was tried. */
export function isWhole(findings: readonly Finding[]): boolean {
  return faults.every((fault) =>
    cellsOf(fault).every((cell) => notApplicable(cell) !== undefined || findingOf(cell, findings)),
  )
}

/** Expected and actual outcome of every cell of the faults that were tried. */
export function matrixTable(findings: readonly Finding[]): string {
  const tried = faults.filter((fault) => findings.some((finding) => finding.fault === fault))
  const rows = tried.flatMap(cellsOf).map((cell) => {
    const { fault, point, effect } = cell
    const reason = notApplicable(cell)
    const finding = findingOf(cell, findings)
    const verdict = reason ? 'n/a' : finding ? (finding.passed ? 'ok' : 'RED') : 'not run'
    const outcome = [reason ?? worded(expected(cell)), finding?.actual ?? '']
    return [fault, point, effect, ...outcome, verdict]
  })
  return table(['Fault', 'Struck', 'Effect', 'Expected', 'Actual', ''], rows)
}

/** What the cells say once a safeguard is left out. */
export function controlTable(findings: readonly ControlFinding[]): string {
  const rows = findings.map((finding) => {
    const { without, fault, point, effect, actual, passed } = finding
    const name = `${fault}, ${point}, ${effect}`
    return [without, name, worded(expected(finding)), actual, passed ? 'red, as it must' : 'GREEN']
  })
  return table(['Control: without', 'Cell', 'Expected', 'Actual', ''], rows)
}

function cellsOf(fault: Fault): readonly Cell[] {
  return effects.flatMap((effect) => points.map((point) => ({ fault, effect, point })))
}

function findingOf(cell: Cell, findings: readonly Finding[]): Finding | undefined {
  return findings.find(
    ({ fault, point, effect }) =>
      fault === cell.fault && point === cell.point && effect === cell.effect,
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((columns) => `| ${columns.join(' | ')} |`).join('\n')
}

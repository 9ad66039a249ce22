import { writeFileSync } from 'node:fs'
import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { controlTable, isWhole, matrixTable } from './tables.ts'
import type { ControlFinding, Finding } from './tables.ts'

/** Prints what was expected of every cell beside what came of it; a whole run is also written to the file that FAULT_MATRIX names. */
export default class MatrixReporter implements Reporter {
  private readonly findings: Finding[] = []
  private readonly controls: ControlFinding[] = []
  private readonly since = performance.now()
  private workers = 0

  onBegin({ workers }: FullConfig): void {
    this.workers = workers
  }

  onTestEnd(test: TestCase, { annotations, status }: TestResult): void {
    const said = (type: string) => annotations.find((one) => one.type === type)?.description
    const finding = { actual: said('actual') ?? status, passed: status === test.expectedStatus }
    const [cell, control] = [said('cell'), said('control')]
    if (cell !== undefined) this.findings.push({ ...JSON.parse(cell), ...finding })
    if (control !== undefined) this.controls.push({ ...JSON.parse(control), ...finding })
  }

  onEnd(): void {
    if (this.findings.length + this.controls.length === 0) return
    const seconds = ((performance.now() - this.since) / 1000).toFixed(0)
    const green = this.findings.filter(({ passed }) => passed).length
    const tables = [
      matrixTable(this.findings),
      '',
      ...(this.controls.length > 0 ? [controlTable(this.controls), ''] : []),
      `${green} of ${this.findings.length} cells as expected, in ${seconds} s with ${this.workers} at a time.`,
      '',
    ].join('\n')
    console.log(`\n${tables}`)
    const file = process.env['FAULT_MATRIX']
    if (file && isWhole(this.findings)) writeFileSync(file, `${introduction}\n${tables}`)
  }

  printsToStdio(): boolean {
    return false
  }
}

const introduction = `# The fault matrix

What becomes of a tool call when something goes wrong at a point of its life: every fault, at every point, for an effect inside this browser (the mailbox) and one outside it (a server). The effects are counted where they take place. This is the last whole run, as \`npm run faults\` wrote it; \`npm test\` runs it too.

What the person is shown on the way to the end, in order: **asks** for the approval (again) · **says unknown**: the call may have run, and is not run again · **says interrupted**: the model is asked again only with “Continue” · **says full**, **says outdated**: nothing more can be stored, with what to do · **says gone**: the page that is open has lost its thread, and begins nothing more · **says lost**: what was stored is gone, and nothing of it runs · **starts empty**: not even a trace is left, and nothing runs. Where none of these stands, the call went on by itself. In every cell the steps of a call are on record once at most, every request to the model is valid, and each call in it has its one ToolMessage; where the thread outlives the fault, the model has heard of the call.
`

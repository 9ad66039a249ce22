import { expect } from '@playwright/test'
import { experiment } from './experiment.ts'
import { expected } from './expected.ts'
import { test } from './laboratory.ts'
import { effects, faults, notApplicable, points, worded } from './plan.ts'
import type { Cell } from './plan.ts'

const cells: readonly Cell[] = faults.flatMap((fault) =>
  effects.flatMap((effect) => points.map((point) => ({ fault, effect, point }))),
)

for (const cell of cells.filter((one) => !notApplicable(one))) {
  const title = `promise 3: ${cell.fault}, ${cell.point}, effect ${cell.effect}`
  test(title, { tag: '@matrix' }, async ({ stage }, { annotations }) => {
    // Told first, so that a cell that never ends is seen too.
    annotations.push({ type: 'cell', description: JSON.stringify(cell) })
    const actual = worded(await experiment(await stage(cell)))
    annotations.push({ type: 'actual', description: actual })
    expect(actual).toBe(worded(expected(cell)))
  })
}

import { expect, test } from '@playwright/test'
import { experiment } from './experiment.ts'
import { effects, expected, faults, notApplicable, points, worded } from './plan.ts'
import type { Cell } from './plan.ts'
import { profileFor } from './profile.ts'

const cells: readonly Cell[] = faults.flatMap((fault) =>
  effects.flatMap((effect) => points.map((point) => ({ fault, effect, point }))),
)

for (const cell of cells.filter((one) => !notApplicable(one))) {
  const title = `promise 3: ${cell.fault}, ${cell.point}, effect ${cell.effect}`
  test(title, { tag: '@matrix' }, async ({ browser, baseURL, launchOptions }, info) => {
    // Told first, so that a cell that never ends is seen too.
    const annotate = (type: string, description: string) =>
      info.annotations.push({ type, description })
    annotate('cell', JSON.stringify(cell))
    const actual = await experiment(
      cell,
      profileFor(cell.fault, browser, { baseURL, launchOptions }, info.outputPath('profile')),
    )
    annotate('actual', worded(actual))
    expect(worded(actual)).toBe(worded(expected(cell)))
  })
}

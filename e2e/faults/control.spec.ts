import { expect, test } from '@playwright/test'
import { experiment } from './experiment.ts'
import { expected, worded } from './plan.ts'
import type { Cell } from './plan.ts'
import { profileFor } from './profile.ts'

const cells: readonly Cell[] = (['during the effect', 'after the effect'] as const).flatMap(
  (point) =>
    (['reload', 'closed and reopened'] as const).map((fault) => ({
      fault,
      point,
      effect: 'outside',
    })),
)

for (const cell of cells) {
  test(`control: without the write-ahead the cell goes red: ${cell.fault}, ${cell.point}`, async ({
    browser,
    baseURL,
    launchOptions,
  }, info) => {
    const profile = profileFor(
      cell.fault,
      browser,
      { baseURL, launchOptions },
      info.outputPath('profile'),
    )
    const actual = await experiment(cell, profile, { withoutWriteAhead: true })
    expect(worded(actual)).not.toBe(worded(expected(cell)))
    expect(actual.effects, 'the effect takes place twice').toBe(2)
  })
}

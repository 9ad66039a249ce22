import { expect } from '@playwright/test'
import { experiment } from './experiment.ts'
import { expected } from './expected.ts'
import { test } from './laboratory.ts'
import type { Switches } from './pauses.ts'
import { worded } from './plan.ts'
import type { Cell } from './plan.ts'

/** Cells that must go red once a safeguard is off, and what is seen then: they would notice if it were missing. */
const controls: readonly {
  readonly without: string
  readonly switches: Switches
  readonly cells: readonly Cell[]
  readonly sign: string
}[] = [
  {
    without: 'the write-ahead',
    switches: { withoutWriteAhead: true },
    cells: (['during the effect', 'after the effect'] as const).flatMap((point) =>
      (['reload', 'closed and reopened', 'page crashed', 'browser killed'] as const).map(
        (fault): Cell => ({ fault, point, effect: 'outside' }),
      ),
    ),
    sign: '2 effects',
  },
  {
    without: 'the compare-and-append',
    switches: { withoutComparison: true },
    cells: (['inside', 'outside'] as const).map((effect): Cell => ({
      fault: 'second tab acts at once',
      point: 'before decided',
      effect,
    })),
    sign: 'call-decided twice',
  },
]

for (const { without, switches, cells, sign } of controls) {
  for (const cell of cells) {
    const name = `${cell.fault}, ${cell.point}, effect ${cell.effect}`
    test(`control: without ${without} the cell goes red: ${name}`, async ({ stage }, {
      annotations,
    }) => {
      annotations.push({ type: 'control', description: JSON.stringify({ ...cell, without }) })
      const actual = worded(await experiment(await stage(cell), switches))
      annotations.push({ type: 'actual', description: actual })
      expect(actual).not.toBe(worded(expected(cell)))
      expect(actual).toContain(sign)
    })
  }
}

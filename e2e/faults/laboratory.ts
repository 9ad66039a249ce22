import { test as base } from '@playwright/test'
import { experiment } from './experiment.ts'
import type { Switches } from './pauses.ts'
import type { Cell, Result } from './plan.ts'
import { profileFor, sharedContext } from './profile.ts'
import type { Making, Profile } from './profile.ts'

interface Laboratory {
  /** Runs the experiment of a cell. */
  run: (cell: Cell, switches?: Switches) => Promise<Result>
}

interface Equipment {
  making: Making
  shared: Profile
}

/** A test that can run experiments. */
export const test = base.extend<Laboratory, Equipment>({
  making: [
    async ({ browser, launchOptions }, provide, { project }) => {
      const { baseURL = '' } = project.use
      // What moves is waited for before it is pressed.
      const context = { baseURL, reducedMotion: 'reduce' } as const
      await provide({ browser, launch: launchOptions, context })
    },
    { scope: 'worker' },
  ],

  shared: [
    async ({ making }, provide) => {
      await provide(sharedContext(making))
    },
    { scope: 'worker' },
  ],

  run: async ({ making, shared }, provide, info) => {
    await provide((cell, switches) => {
      const profile = profileFor(cell.fault, shared, making, info.outputPath('profile'))
      return experiment(cell, profile, making.context.baseURL, switches)
    })
  },
})

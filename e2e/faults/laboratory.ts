import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, test as base } from '@playwright/test'
import { experiment } from './experiment.ts'
import type { Switches } from './pauses.ts'
import type { Cell, Fault, Result } from './plan.ts'
import { createProfile } from './profile.ts'
import type { Profile } from './profile.ts'

interface Laboratory {
  /** Runs the experiment of a cell. */
  run: (cell: Cell, switches?: Switches) => Promise<Result>
}

interface Equipment {
  /** The profile that a fault may do with as it must. */
  profileFor: (fault: Fault) => Profile
}

/** A test that can run experiments. */
export const test = base.extend<Laboratory, Equipment>({
  profileFor: [
    async ({ browser, launchOptions }, provide, { project, parallelIndex }) => {
      const { baseURL = '' } = project.use
      // What moves is waited for before it is pressed.
      const context = { baseURL, reducedMotion: 'reduce' } as const
      const folder = join(project.outputDir, `profile-${parallelIndex}`)
      const shared = () => createProfile(baseURL, () => browser.newContext(context))
      const ownBrowser = createProfile(
        baseURL,
        () => chromium.launchPersistentContext(folder, { ...launchOptions, ...context }),
        folder,
      )
      const others: Partial<Record<Fault, Profile>> = {
        'browser killed': ownBrowser,
        'database files garbage': ownBrowser,
        // A context never gets rid of a clock that was put into it.
        'clock moved both ways': shared(),
      }
      const usual = shared()
      rmSync(folder, { recursive: true, force: true })
      await provide((fault) => others[fault] ?? usual)
      await ownBrowser.end()
    },
    { scope: 'worker' },
  ],

  run: async ({ profileFor }, provide) => {
    await provide((cell, switches) => experiment(cell, profileFor(cell.fault), switches))
  },
})

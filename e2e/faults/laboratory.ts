import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, test as base } from '@playwright/test'
import type { TestInfo } from '@playwright/test'
import { prepare } from './inflict.ts'
import type { Cell, Fault } from './plan.ts'
import { createProfile } from './profile.ts'
import type { Profile } from './profile.ts'
import { Scene } from './scene.ts'

interface Laboratory {
  /** Opens the page for an experiment, pointed at its model; closed when the test ends. */
  stage: (cell: Cell) => Promise<Scene>
}

interface Equipment {
  /** The profile that a fault may do with as it must. */
  profileFor: (fault: Fault) => Profile
}

/** A test that can make experiments, one at a time. */
export const test = base.extend<Laboratory, Equipment>({
  profileFor: [
    async ({ browser, launchOptions }, provide, { project, parallelIndex }) => {
      const { baseURL = '' } = project.use
      // What moves is waited for before it is pressed.
      const options = { baseURL, reducedMotion: 'reduce' } as const
      const context = () => createProfile(baseURL, () => browser.newContext(options))
      const folder = join(project.outputDir, `profile-${parallelIndex}`)
      const ownBrowser = createProfile(
        baseURL,
        () => chromium.launchPersistentContext(folder, { ...launchOptions, ...options }),
        folder,
      )
      const usual = context()
      const others: Partial<Record<Fault, Profile>> = {
        'browser killed': ownBrowser,
        'database files garbage': ownBrowser,
        // A context never gets rid of a clock that was put into it.
        'clock moved both ways': context(),
      }
      rmSync(folder, { recursive: true, force: true })
      await provide((fault) => others[fault] ?? usual)
      await ownBrowser.end()
    },
    { scope: 'worker' },
  ],

  stage: async ({ profileFor }, provide, info) => {
    const scenes: Scene[] = []
    await provide(async (cell) => {
      const scene = await Scene.open(cell, profileFor(cell.fault))
      scenes.push(scene)
      await prepare[cell.fault]?.(scene)
      await scene.start()
      return scene
    })
    for (const scene of scenes) {
      if (info.status !== info.expectedStatus) await attachScreen(scene, info)
      await scene.close()
    }
  },
})

/** Playwright looks at a page only once it has been swept. */
async function attachScreen({ page }: Scene, info: TestInfo): Promise<void> {
  const body = await page.screenshot({ timeout: 5000 }).catch(() => undefined)
  if (body) await info.attach('screen', { body, contentType: 'image/png' })
}

import { expect } from '@playwright/test'
import type { Workbench } from '../stories/workbench.ts'
import { eventsOf } from '../stories/database.ts'
import { handBackDatabase, takeDatabase } from './newerVersion.ts'
import { isInTransaction } from './plan.ts'
import type { Fault } from './plan.ts'
import { kill, spoilDatabase } from './profile.ts'
import { limitRoom, makeRoom, takeRoom } from './room.ts'
import type { Scene } from './scene.ts'

/** What is put right as soon as the person is told of trouble. */
export type Heal = () => Promise<void>

/** What has to stand before the page is opened. */
export const prepare: Partial<Record<Fault, (scene: Scene) => Promise<void>>> = {
  'storage full': ({ page, profile }) => limitRoom(page, profile.site),
  'clock moved both ways': ({ page }) => page.clock.setSystemTime(new Date()),
}

/** Lets the fault strike, and opens what the person would open next. */
export const inflict: Record<Fault, (scene: Scene) => Promise<Heal | void>> = {
  async reload({ workbench }) {
    await workbench.reload()
  },

  async 'closed and reopened'(scene) {
    const { page } = scene
    const url = page.url()
    await page.close()
    await scene.openAnotherPage(url)
  },

  async 'page crashed'(scene) {
    const { page } = scene
    const url = page.url()
    const crashed = page.waitForEvent('crash')
    const devtools = await scene.context.newCDPSession(page)
    // The answer never comes: the one that would give it is gone.
    devtools.send('Page.crash').catch(() => {})
    await crashed
    await page.close()
    await scene.openAnotherPage(url)
  },

  async 'browser killed'(scene) {
    await kill(scene.context, scene.profile)
    await reopen(scene)
  },

  async offline(scene) {
    await scene.context.setOffline(true)
    // The browser's switch spares the connections that are open.
    scene.server.cut()
    scene.board.cut()
    await scene.release()
    return () => scene.context.setOffline(false)
  },

  async 'storage full'(scene) {
    const { page } = scene
    await takeRoom(page)
    await scene.release()
    return () => makeRoom(page)
  },

  async 'database cleared'(scene) {
    await clear(scene, 'indexeddb')
    await scene.release()
  },

  async 'site data cleared'(scene) {
    await clear(scene, 'all')
    await scene.workbench.reload()
  },

  async 'database files garbage'(scene) {
    // An orderly end: a browser that is killed loses its youngest local storage too, and with it the witness.
    await scene.context.close()
    spoilDatabase(scene.profile)
    await reopen(scene)
  },

  async 'clock moved both ways'({ page, workbench }) {
    await page.clock.setSystemTime(new Date('2001-01-01T00:00:00Z'))
    await workbench.reload()
    await page.clock.setSystemTime(new Date('2060-01-01T00:00:00Z'))
  },

  async 'second tab acts at once'(scene) {
    const { page, workbench, cell } = scene
    await scene.openAnotherPage(page.url())
    if (cell.point === 'before decided') await decideMeanwhile(scene)
    await scene.release(page)
    if (cell.point === 'before decided')
      await page.waitForFunction(() => globalThis.countersignFaults?.isTried)
    if (cell.point === 'after presented') await decideTogether([workbench, scene.workbench])
  },

  async 'second tab takes over'(scene) {
    const { page } = scene
    await scene.openAnotherPage(page.url())
    // A transaction that is open keeps the other tab from reading.
    if (!isInTransaction(scene.cell)) await expect(scene.workbench.composer).toBeVisible()
    await page.close()
  },

  async 'page frozen'(scene) {
    const devtools = await scene.context.newCDPSession(scene.page)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await scene.release()
  },

  async 'newer version opened'(scene) {
    const newer = await scene.context.newPage()
    const taken = takeDatabase(newer)
    await expect(scene.page.getByText(/newer version .* Reload this one/)).toBeVisible()
    await scene.release()
    await taken
    return () => handBackDatabase(newer)
  },
}

async function reopen(scene: Scene): Promise<void> {
  await scene.openContext()
  await scene.workbench.open()
}

async function clear({ context, page }: Scene, storageTypes: string): Promise<void> {
  const devtools = await context.newCDPSession(page)
  const { origin } = new URL(page.url())
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes })
}

/** The other tab decides while the decision of the first is on its way. */
async function decideMeanwhile({ workbench }: Scene): Promise<void> {
  await workbench.review.click()
  await workbench.approve()
  await expect
    .poll(async () => (await eventsOf(workbench.page)).map(({ type }) => type))
    .toContain('call-decided')
}

/** Both approve in the same moment, each in its own tab. */
async function decideTogether(tabs: readonly [Workbench, Workbench]): Promise<void> {
  const [, other] = tabs
  await other.review.click()
  const places = await Promise.all(
    tabs.map(async (tab) => {
      const approve = tab.button('Approve once')
      await expect(approve).toBeEnabled()
      return approve.boundingBox()
    }),
  )
  await Promise.all(
    tabs.map(({ page }, index) => {
      const { x = 0, y = 0, width = 0, height = 0 } = places[index] ?? {}
      // A press of the mouse does not wait, as a click would, for a button that the other tab takes away.
      return page.mouse.click(x + width / 2, y + height / 2)
    }),
  )
}

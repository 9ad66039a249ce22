import { expect } from '@playwright/test'
import { spoilDatabase, kill } from './profile.ts'
import type { Fault } from './plan.ts'
import { fillStorage, makeRoom } from './room.ts'
import type { Scene } from './scene.ts'

/** What is put right once the person goes on. */
type Heal = () => Promise<void>

/** Lets the fault strike, and opens what the person would open next. */
export const inflict: Record<Fault, (scene: Scene) => Promise<Heal | void>> = {
  async reload({ workbench }) {
    await workbench.reload()
  },

  async 'closed and reopened'(scene) {
    await scene.page.close()
    await scene.openAnotherPage()
  },

  async 'page crashed'(scene) {
    const { page } = scene
    const crashed = page.waitForEvent('crash')
    const devtools = await scene.context.newCDPSession(page)
    // The answer never comes: the one that would give it is gone.
    devtools.send('Page.crash').catch(() => {})
    await crashed
    await page.close()
    await scene.openAnotherPage()
  },

  async 'second tab acts at once'(scene) {
    const { page } = scene
    await scene.openAnotherPage()
    if (scene.cell.point !== 'before decided') return scene.release(page)
    await scene.workbench.review.click()
    const approve = scene.workbench.button('Approve once')
    await expect(approve).toBeEnabled()
    const { x = 0, y = 0, width = 0, height = 0 } = (await approve.boundingBox()) ?? {}
    // A press of the mouse does not wait, as a click would, for a button that the other tab takes away.
    const press = scene.page.mouse.click(x + width / 2, y + height / 2)
    await Promise.all([scene.release(page), press])
  },

  async 'second tab takes over'(scene) {
    const { page } = scene
    await scene.openAnotherPage()
    await page.close()
  },

  async offline(scene) {
    await scene.context.setOffline(true)
    scene.board.cut()
    await scene.release()
    return () => scene.context.setOffline(false)
  },

  async 'clock moved both ways'({ page, workbench }) {
    await page.clock.setSystemTime(new Date('2001-01-01T00:00:00Z'))
    await workbench.reload()
    await page.clock.setSystemTime(new Date('2060-01-01T00:00:00Z'))
  },

  async 'page frozen'(scene) {
    const devtools = await scene.context.newCDPSession(scene.page)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await scene.release()
  },

  async 'browser killed'(scene) {
    await kill(scene)
    await scene.openContext()
    await scene.workbench.open()
  },

  async 'storage full'(scene) {
    const { page, workbench } = scene
    await fillStorage(page)
    await scene.release()
    if (scene.cell.point === 'after presented') await workbench.approve()
    await expect(page.getByText('There is no room left').first()).toBeVisible()
    await makeRoom(page)
    await workbench.reload()
  },

  async 'database cleared'({ context, page, workbench }) {
    const devtools = await context.newCDPSession(page)
    const { origin } = new URL(page.url())
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    await workbench.reload()
  },

  async 'database files garbage'(scene) {
    await kill(scene)
    spoilDatabase(scene.profile.folder)
    await scene.openContext()
    await scene.workbench.open()
  },
}

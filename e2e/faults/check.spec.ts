import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { eventsOf } from '../stories/database.ts'
import { test as base } from './laboratory.ts'
import type { Point } from './plan.ts'
import { lastWords } from './scene.ts'
import type { Scene } from './scene.ts'

interface Unsettled {
  readonly scene: Scene
  readonly panel: Locator
  readonly recorded: () => Promise<string[]>
}

const test = base.extend<{ unsettled: (point: Point) => Promise<Unsettled> }>({
  /** Lets a reload leave the posting of a note without its end, and opens the panel that settles it. */
  unsettled: async ({ stage }, provide) => {
    await provide(async (point) => {
      const scene = await stage({ point, fault: 'reload', effect: 'outside' })
      await scene.reach()
      await scene.workbench.reload()
      scene.releaseServers()
      const { page } = scene
      await page.getByRole('button', { name: 'Settle post_note…' }).click()
      return {
        scene,
        panel: page.getByRole('dialog', { name: 'Outcome unknown: post_note' }),
        recorded: async () => (await eventsOf(page)).map(({ type }) => String(type)),
      }
    })
  },
})

const found = (panel: Locator) => panel.getByLabel('What you found')

test('promise 3: a note that was posted is found by its key, and is done once the person says so [case 11]', async ({
  unsettled,
}) => {
  const { scene, panel, recorded } = await unsettled('during the effect')
  const before = await recorded()
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel).toContainText('The tool looked: the call took effect.')
  await expect(found(panel)).toHaveValue('The note is on the notice board.')
  expect(await recorded(), 'a look settles nothing').toEqual(before)

  await panel.getByRole('button', { name: 'Mark as done' }).click()
  await expect(scene.workbench.call('post_note')).toContainText('Succeeded')
  await expect(scene.workbench.conversation).toContainText(lastWords)
  expect(JSON.stringify(scene.server.turns.at(-1)?.body)).toContain(
    'reports that it took effect: The note is on the notice board.',
  )
  expect(scene.board.posted).toHaveLength(1)
})

test('promise 3: a note that was not posted is not found, and is posted only after a fresh approval [case 11]', async ({
  unsettled,
}) => {
  const { scene, panel } = await unsettled('before the effect')
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel).toContainText('The tool looked: the call did not take effect.')
  expect(scene.board.posted).toHaveLength(0)

  await panel.getByRole('button', { name: 'Run again…' }).click()
  await scene.workbench.approve()
  await expect(scene.workbench.conversation).toContainText(lastWords)
  expect(scene.board.posted).toHaveLength(1)
})

test('a look at a notice board that is gone leaves the outcome unknown, and says so [case 11]', async ({
  unsettled,
}) => {
  const { scene, panel, recorded } = await unsettled('during the effect')
  const before = await recorded()
  await scene.board.close()
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel).toContainText('The tool could not find out whether the call took effect.')
  await expect(panel).toContainText('could not be reached')
  await expect(found(panel)).toHaveValue('')
  expect(await recorded()).toEqual(before)
})

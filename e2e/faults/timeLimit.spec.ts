import { expect } from '@playwright/test'
import { test } from './laboratory.ts'
import { lastWords } from './scene.ts'

test('a note that is never answered is counted by the second, and unknown after a minute [case 13]', async ({
  stage,
}) => {
  const scene = await stage({
    point: 'during the effect',
    fault: 'clock moved both ways',
    effect: 'outside',
  })
  const { page, workbench } = scene
  await scene.reach()
  const call = workbench.call('post_note')
  await expect(call).toContainText(/running for \d+ s/)
  await page.clock.fastForward('00:40')
  await expect(call).toContainText(/running for 4\d s/)
  await expect(call).toContainText('Running')

  await page.clock.fastForward('00:20')
  await expect(call).toContainText('Outcome unknown')
  await expect(call).toContainText('It had not ended after 60 s, its time limit.')
  await expect(call).not.toContainText('running for')
  await page.getByRole('button', { name: 'Continue without knowing' }).click()
  await expect(workbench.conversation).toContainText(lastWords)
  expect(scene.board.posted).toHaveLength(1)
})

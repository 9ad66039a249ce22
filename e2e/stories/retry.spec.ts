import { readEmail, sendEmail, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('a call that failed is retried by hand, through the same approval, and the model hears of it later', async ({
  workbench,
  server,
}) => {
  server.script(
    { calls: [readEmail('nowhere', 'call_1')] },
    { text: 'There is no such mail.' },
    { text: 'Thank you for trying.' },
  )
  await workbench.connect(server)
  await workbench.say('read nowhere')
  await workbench.isAsked('1 of 1', 'read_email')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('There is no such mail.')
  const first = workbench.call('read_email').first()
  await expect(first).toContainText('Failed')

  await first.getByRole('button', { name: 'Retry…' }).click()
  await workbench.isAsked('1 of 1', 'read_email')
  await workbench.button('Decide later').click()
  await expect(workbench.conversation).toContainText('You, by hand')
  await expect(first.getByRole('button', { name: 'Retry…' })).toBeHidden()
  await workbench.review.click()
  await workbench.approve()
  await expect(workbench.call('read_email').nth(1)).toContainText('Failed')
  await expect(first.getByRole('button', { name: 'Retry…' })).toBeVisible()
  await expect(workbench.stop).toBeHidden()
  expect(server.turns).toHaveLength(2)

  await workbench.say('never mind')
  await expect(workbench.conversation).toContainText('Thank you for trying.')
  const told = turn(server.turns, 2)
  expect(toolMessages(told)).toEqual(toolMessages(turn(server.turns, 1)))
  expect(told.body.messages.at(-1).content).toMatch(
    /^\[Note by Countersign: The person retried a call that had failed: read_email with \{"id":"nowhere"\}\..*\]\n\nnever mind$/,
  )
})

test('nothing can be retried while something waits, and nothing moves when the run ends', async ({
  workbench,
  server,
}) => {
  server.script(
    { calls: [readEmail('nowhere', 'call_1')] },
    { calls: [sendEmail('sally@gmail.com', 'Hi')] },
    { text: 'Done.' },
  )
  await workbench.connect(server)
  await workbench.say('read nowhere, then write')
  await workbench.isAsked('1 of 1', 'read_email')
  await workbench.approve()
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.button('Decide later').click()
  const failed = workbench.call('read_email')
  await expect(failed).toContainText('Failed')
  await expect(failed.getByRole('button', { name: 'Retry…' })).toBeHidden()
  const { height } = (await failed.boundingBox()) ?? { height: 0 }
  await workbench.review.click()
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Done.')
  await expect(failed.getByRole('button', { name: 'Retry…' })).toBeVisible()
  expect((await failed.boundingBox())?.height).toBe(height)
})

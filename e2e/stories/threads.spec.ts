import { eventsOf } from './database.ts'
import { countEmails, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('a run goes on while another thread is open, and threads are renamed and found again', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script(
    { text: 'The first thread is answered at last.', hold, holdAfter: 2 },
    { calls: [countEmails(5)] },
  )
  await workbench.connect(server)
  await workbench.say('first thread')
  await hold.reached
  const first = new URL(page.url()).hash

  await workbench.threads.getByRole('button', { name: 'New thread' }).click()
  await expect(workbench.conversation).not.toContainText('first thread')
  expect(new URL(page.url()).hash).not.toBe(first)
  await workbench.say('second thread')
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.button('Decide later').click()

  await workbench.threads.getByRole('link', { name: /^first thread/ }).click()
  await expect(workbench.approval).toBeHidden()
  await expect(
    workbench.threads.getByRole('link', { name: /second thread.*1 waiting/ }),
  ).toBeVisible()
  await expect(workbench.stop).toBeVisible()
  hold.release()
  await expect(workbench.conversation).toContainText('The first thread is answered at last.')

  await workbench.threads.getByRole('button', { name: 'Rename first thread' }).click()
  const title = workbench.threads.getByRole('textbox', { name: 'Title of the thread' })
  await title.fill('A better name')
  await title.press('Enter')
  await expect(workbench.threads.getByRole('link', { name: /^A better name/ })).toBeVisible()

  await workbench.reload()
  await expect(workbench.threads.getByRole('link', { name: /^A better name/ })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(workbench.conversation).toContainText('The first thread is answered at last.')
  await page.goto(`./${first}`)
  await page.goBack()
  await workbench.threads.getByRole('link', { name: /second thread/ }).click()
  await expect(workbench.call('count_emails')).toContainText('Waiting for you')
})

test('deleting a thread stops its run first and leaves nothing of it', async ({
  page,
  workbench,
  server,
}) => {
  const hold = server.hold()
  server.script({ text: 'Nobody will read this to its end.', hold, holdAfter: 2 })
  await workbench.connect(server)
  await workbench.say('to be deleted')
  await hold.reached
  const list = workbench.threads.getByRole('list')
  await workbench.threads.getByRole('button', { name: 'Delete to be deleted' }).click()
  await workbench.threads.getByRole('button', { name: 'Keep' }).click()
  await expect(list).toContainText('to be deleted')
  await workbench.threads.getByRole('button', { name: 'Delete to be deleted' }).click()
  await workbench.threads.getByRole('button', { name: 'Delete', exact: true }).click()

  await expect(workbench.threads).not.toContainText('to be deleted')
  await expect.poll(() => turn(server.turns, 0).outcome).toBe('aborted by the client')
  await expect(workbench.conversation).not.toContainText('to be deleted')
  await expect(workbench.composer).toBeVisible()
  expect(await eventsOf(page)).toEqual([])
})

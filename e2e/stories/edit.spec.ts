import { sentMails } from './database.ts'
import { sendEmail, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

test('promises 2 and 4: an edited call runs as edited, and the model is told the difference', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [sendEmail('sally@gmail.com', 'Hello')] },
    { text: 'Sent, as you changed it.' },
  )
  await workbench.connect(server)
  await workbench.say('write to sally')
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.button('Edit').click()
  const recipient = workbench.approval.getByRole('textbox', { name: 'recipient' })
  await recipient.fill('nobody')
  await expect(workbench.approval).toContainText('Invalid email address')
  await expect(workbench.button('Approve once')).toBeDisabled()
  await recipient.fill('bob@example.com')
  await workbench.approval.getByRole('tab', { name: 'Changes' }).click()
  await expect(workbench.approval).toContainText('sally@gmail.com')
  await workbench.approval.getByRole('tab', { name: 'JSON' }).click()
  await workbench.approval
    .getByRole('textbox', { name: 'Arguments (JSON)' })
    .fill('{"message":"Hello Bob","recipient":"bob@example.com"}')
  await workbench.read('Approve with 2 edits')
  await workbench.button('Approve with 2 edits').click()
  await expect(workbench.conversation).toContainText('Sent, as you changed it.')
  expect(await sentMails(page)).toEqual([{ to: 'bob@example.com', body: 'Hello Bob' }])
  const request = turn(server.turns, -1)
  const [told] = toolMessages(request)
  expect(told?.content).toContain('recipient was "sally@gmail.com" and is now "bob@example.com"')
  const proposed = request.body.messages.find(
    ({ tool_calls: calls }: { tool_calls?: unknown[] }) => calls?.length,
  )
  expect(proposed.tool_calls[0].function.arguments).toContain('sally@gmail.com')
})

test('an edit that is put aside is kept, and the proposal can be approved as it was', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hello')] }, { text: 'Sent.' })
  await workbench.connect(server)
  await workbench.say('write to sally')
  await workbench.button('Edit').click()
  await workbench.approval.getByRole('textbox', { name: 'recipient' }).fill('bob@example.com')
  await expect(workbench.button('Approve with 1 edit')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(workbench.button('Edit (1 kept)')).toBeVisible()
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Sent.')
  expect(await sentMails(page)).toEqual([{ to: 'sally@gmail.com', body: 'Hello' }])
})

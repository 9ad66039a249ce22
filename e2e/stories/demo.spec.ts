import { eventsOf, sentMails } from './database.ts'
import { howMany, sendSally } from './replies.ts'
import { expect, test } from './story.ts'

// Without a server of its own a story may reach the page’s origin only; the watch sees to it.

test('demo: the how-to’s first question, picked from the empty page, is approved and answered with 10', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.conversation.getByRole('button', { name: howMany, exact: true }).click()
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.call('count_emails')).toContainText('Succeeded')
  await expect(workbench.conversation.getByRole('article').last()).toContainText('10')
  await expect(workbench.stop).toBeHidden()
  expect(await eventsOf(page)).toContainEqual(
    expect.objectContaining({
      outcome: { type: 'succeeded', result: { type: 'whole', value: 10 } },
    }),
  )
})

test('demo: the how-to’s second question is rejected with a reason, then sent after a reload', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.reject('Not now')
  await expect(workbench.call('send_email')).toContainText('Rejected')
  await expect(workbench.conversation.getByRole('article').last()).toContainText('Not now')
  await expect(workbench.stop).toBeHidden()
  expect(await sentMails(page)).toEqual([])

  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.reload()
  await expect(page.getByText('1 tool call waits for you')).toBeVisible()
  await expect(workbench.approval).toBeHidden()
  await workbench.review.click()
  await workbench.approve()
  await expect(workbench.call('send_email').last()).toContainText('Succeeded')
  await expect(workbench.stop).toBeHidden()
  expect(await sentMails(page)).toEqual([{ to: 'sally@gmail.com', body: "What's up homie" }])

  await workbench.say(howMany)
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.call('count_emails')).toContainText('Succeeded')
})

test('demo: Single pass raises NotApproved on a rejection and prints the output on an approval', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.chooseMode('Single pass')
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.reject()
  await expect(workbench.alert).toContainText('NotApproved')
  await expect(workbench.alert).toContainText('Tool invocations not approved:')
  await expect(workbench.alert).toContainText('"recipient": "sally@gmail.com"')
  expect(await sentMails(page)).toEqual([])

  await workbench.say(howMany)
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  const output = workbench.conversation.getByRole('region', { name: 'Output', exact: true })
  await expect(output).toBeVisible()
  expect(JSON.parse(await output.locator('pre').innerText())).toEqual([
    {
      name: 'count_emails',
      args: { last_n_days: 5 },
      id: expect.any(String),
      type: 'tool_call',
      output: 10,
    },
  ])
})

test('demo: three calls with mixed decisions run in order after the last of them', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say(
    'count my emails of the last 2 days, count my emails of the last 5 days and send bob@example.com an email saying hi',
  )
  await workbench.isAsked('1 of 3', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 3', 'count_emails')
  await workbench.reject()
  await workbench.isAsked('3 of 3', 'send_email')
  expect(await eventsOf(page)).not.toContainEqual(expect.objectContaining({ type: 'call-started' }))
  await workbench.approve()
  await expect(workbench.call('send_email')).toContainText('Succeeded')
  await expect(workbench.call('count_emails').nth(0)).toContainText('Succeeded')
  await expect(workbench.call('count_emails').nth(1)).toContainText('Rejected')
  expect(await sentMails(page)).toEqual([{ to: 'bob@example.com', body: 'hi' }])
})

test('demo: Stop ends a reply in the middle, and the next request is understood', async ({
  workbench,
}) => {
  await workbench.open()
  await workbench.say('what can you do?')
  await expect(workbench.conversation.getByRole('article').nth(1)).toContainText('script')
  await workbench.stop.click()
  await expect(workbench.conversation).toContainText('You stopped the reply.')
  await workbench.say(howMany)
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.button('Stop the run').click()
  await expect(workbench.call('count_emails')).toContainText('Not run')
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.stop).toBeHidden()
})

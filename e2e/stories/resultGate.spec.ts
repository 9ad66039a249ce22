import type { Page } from '@playwright/test'
import { eventsOf, storedRules } from './database.ts'
import { callIds, countEmails, readEmail, searchEmails, toolMessages, turn } from './replies.ts'
import type { RecordedRequest } from '../server/contract.ts'
import { expect, test } from './story.ts'

/** What the tools gave, in order. */
async function resultsOf(page: Page) {
  const events = await eventsOf(page)
  return events.flatMap(({ type, outcome }) =>
    type === 'call-finished' ? [outcome.result.value] : [],
  )
}

const search = { calls: [searchEmails('invoice', 'call_1')] }
const tellLength = (request: RecordedRequest) => ({
  text: `I read ${toolMessages(request).at(-1)?.content.length} characters.`,
})

test('promise 1: what comes from outside reaches the model only once it is given', async ({
  page,
  workbench,
  server,
}) => {
  server.script(search, tellLength)
  await workbench.connect(server)
  await workbench.say('look for invoices')
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
  await expect(workbench.result).toContainText('Written by others, not checked.')
  await expect(workbench.result).toContainText('finance@example.com')
  await expect(workbench.call('search_emails')).toContainText('Result held')
  await expect(page).toHaveTitle('(1) Countersign')
  expect(server.turns).toHaveLength(1)

  await workbench.give()
  await expect(workbench.conversation).toContainText(/I read \d+ characters/)
  await expect(workbench.result).toBeHidden()
  await expect(workbench.call('search_emails')).toContainText('Succeeded')
  await expect(page).toHaveTitle('Countersign')
  const [found] = await resultsOf(page)
  expect(toolMessages(turn(server.turns, 1))).toEqual([
    { id: 'call_1', content: JSON.stringify(found) },
  ])
})

test('promise 1: a double click on the approval does not give the result that it brings up', async ({
  workbench,
  server,
}) => {
  server.script(search)
  await workbench.connect(server)
  await workbench.say('look for invoices')
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.button('Approve once').dblclick({ delay: 20 })
  await workbench.isHeld('search_emails')
  await expect(workbench.resultButton('Give to the model')).toBeEnabled()
  await expect(workbench.call('search_emails')).toContainText('Result held')
  expect(server.turns).toHaveLength(1)
})

test('a result that is withheld is not told, with a note or without', async ({
  page,
  workbench,
  server,
}) => {
  server.script(search, { calls: [searchEmails('offsite', 'call_2')] }, { text: 'All right.' })
  await workbench.connect(server)
  await workbench.say('look for invoices, then for the offsite')
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
  await workbench.resultButton('Withhold').click()

  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
  await workbench.resultButton('Replace with a note…').click()
  await workbench.result.getByRole('textbox', { name: 'Note' }).fill('There is nothing of use.')
  await workbench.resultButton('Withhold with this note').click()

  await expect(workbench.conversation).toContainText('All right.')
  await expect(workbench.call('search_emails').nth(0)).toContainText('Result withheld')
  await expect(workbench.call('search_emails').nth(1)).toContainText('There is nothing of use.')
  expect(toolMessages(turn(server.turns, 2))).toEqual([
    {
      id: 'call_1',
      content: expect.stringMatching(/withheld its result\. No reason was given\.$/),
    },
    { id: 'call_2', content: expect.stringMatching(/withheld.*There is nothing of use\.$/) },
  ])
  const given = JSON.stringify(await resultsOf(page))
  expect(given).toContain('@example.com')
  for (const { text } of server.turns) expect(text).not.toContain('@example.com')
})

test('promise 3: a result that is held is still held after a reload, and nothing comes up by itself', async ({
  page,
  workbench,
  server,
  apiKey,
}) => {
  server.script(search, tellLength)
  await workbench.connect(server)
  await workbench.say('look for invoices')
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
  await workbench.reload()
  await expect(page.getByText('1 result waits for you')).toBeVisible()
  await expect(page).toHaveTitle('(1) Countersign')
  await expect(workbench.result).toBeHidden()
  await expect(workbench.call('search_emails')).toContainText('Result held')
  expect(server.turns).toHaveLength(1)

  // Keys live in memory only.
  await workbench.openSettings()
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()
  await expect(workbench.result).toBeHidden()
  await workbench.call('search_emails').getByRole('button', { name: 'Review the result' }).click()
  await workbench.isHeld('search_emails')
  await workbench.resultButton('Decide later').click()
  await expect(workbench.result).toBeHidden()
  await workbench.review.click()
  await workbench.give()
  await expect(workbench.conversation).toContainText(/I read \d+ characters/)
  expect(server.turns).toHaveLength(2)
})

test('promise 4: of two results one is given and one withheld; each call gets one message, in order', async ({
  workbench,
  server,
}) => {
  server.script(
    {
      calls: [searchEmails('invoice', 'a'), countEmails(5, 'b'), searchEmails('offsite', 'c')],
    },
    { text: 'That is all.' },
  )
  await workbench.connect(server)
  await workbench.say('look for invoices and the offsite, and count')
  await workbench.isAsked('1 of 3', 'search_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 3', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('3 of 3', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
  await expect(workbench.result).toContainText('Result 1 of 2')
  await workbench.give()
  await expect(workbench.result).toContainText('Result 2 of 2')
  expect(server.turns).toHaveLength(1)
  await workbench.resultButton('Withhold').click()

  await expect(workbench.conversation).toContainText('That is all.')
  const told = turn(server.turns, 1)
  expect(callIds(told)).toEqual(['a', 'b', 'c'])
  expect(toolMessages(told)).toEqual([
    { id: 'a', content: expect.stringContaining('finance@example.com') },
    { id: 'b', content: '10' },
    { id: 'c', content: expect.stringContaining('withheld') },
  ])
})

test('a rule made while reading gives the next result unasked and is named by it; the call itself is still asked about', async ({
  page,
  workbench,
  server,
}) => {
  server.script(search, { calls: [searchEmails('offsite', 'call_2')] }, tellLength)
  await workbench.connect(server)
  await workbench.say('look for invoices, then for the offsite')
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
  await workbench.resultButton('Always give…').click()
  await workbench.result.getByRole('radio', { name: /in this thread with any arguments/ }).check()
  await expect(workbench.result.getByRole('status')).toContainText(
    'Always release what search_emails returns in this thread with any arguments, until',
  )
  await workbench.result
    .getByRole('region', { name: 'The result' })
    .evaluate((region) => region.scrollTo(0, region.scrollHeight))
  await workbench.resultButton('Create rule and give').click()

  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText(/I read \d+ characters/)
  await expect(workbench.result).toBeHidden()
  await expect(workbench.call('search_emails').nth(1)).toContainText(
    'Always release what search_emails returns in this thread with any arguments',
  )
  await expect(workbench.call('search_emails').nth(0)).not.toContainText('your rule')
  expect(await storedRules(page)).toMatchObject([{ effect: 'allow', subject: 'result' }])
  expect(toolMessages(turn(server.turns, 2)).at(-1)?.content).toContain('@example.com')
})

test('Stop while a result is held keeps it from the model', async ({ workbench, server }) => {
  server.script(search, { text: 'I see.' })
  await workbench.connect(server)
  await workbench.say('look for invoices')
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
  await workbench.resultButton('Stop the run').click()
  await expect(workbench.result).toBeHidden()
  await expect(workbench.call('search_emails')).toContainText('Result withheld')
  await expect(workbench.stop).toBeHidden()
  expect(server.turns).toHaveLength(1)

  await workbench.say('never mind')
  await expect(workbench.conversation).toContainText('I see.')
  expect(turn(server.turns, 1).text).not.toContain('finance@example.com')
})

test('what a mail says is shown as text, however it is written', async ({
  page,
  workbench,
  server,
}) => {
  const hostile = '<img src=x onerror=alert(1)> [click](javascript:alert(1)) \u202Eelif\u202C'
  server.script(
    {
      calls: [{ name: 'send_email', arguments: { message: hostile, recipient: 'me@example.com' } }],
    },
    (request) => ({
      calls: [searchEmails(toolMessages(request).length > 0 ? 'onerror' : '', 'call_2')],
    }),
    (request) => ({
      calls: [readEmail(JSON.parse(toolMessages(request).at(-1)?.content ?? '')[0].id, 'call_3')],
    }),
  )
  await workbench.connect(server)
  await workbench.say('write to me, find it and read it')
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.approve()
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.give()
  await workbench.isAsked('1 of 1', 'read_email')
  await workbench.approve()
  await workbench.isHeld('read_email')
  await expect(workbench.result).toContainText('<img src=x onerror=alert(1)>')
  await expect(workbench.result).toContainText('U+202E right-to-left override')
  await expect(workbench.result).toContainText('hidden characters')
  expect(await page.locator('img').count()).toBe(0)
})

test('demo: a mail is searched for and read, each result given, and one that is withheld stays unknown', async ({
  workbench,
}) => {
  await workbench.open()
  await workbench.say('find emails about invoice and read the first one')
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.give()
  await workbench.isAsked('1 of 1', 'read_email')
  await workbench.approve()
  await workbench.isHeld('read_email')
  await workbench.resultButton('Withhold').click()
  await expect(workbench.conversation.getByRole('article').last()).toContainText(
    'I have not seen it',
  )
})

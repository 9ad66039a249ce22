import type { Page } from '@playwright/test'
import { AuditRoom } from './auditRoom.ts'
import { entriesOf, eventsOf, putEntries } from './database.ts'
import { countEmails, sendEmail, tellResult } from './replies.ts'
import { expect, test } from './story.ts'

test('the audit tells every event in order, who decided, and that the record is intact', async ({
  page,
  workbench,
  server,
  apiKey,
}) => {
  server.script(
    { calls: [countEmails(5), sendEmail('sally@gmail.com', 'Hi')] },
    { text: 'One counted, one not sent.' },
  )
  await workbench.connect(server)
  await workbench.say('count, and write to Sally')
  await workbench.isAsked('1 of 2', 'count_emails')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'send_email')
  await workbench.reject('not today')
  await expect(workbench.conversation).toContainText('One counted, one not sent.')

  const audit = new AuditRoom(page)
  await audit.open()
  await expect(audit.events).toHaveText([
    /^1Said.*You.*count, and write to Sally/s,
    /^2Asked test-model \(custom\), offering \d+ tools.*Countersign/s,
    /^3Replied.*The model/s,
    /^4Proposed count_emails.*The model.*"last_n_days": 5/s,
    /^5Proposed send_email.*sally@gmail.com/s,
    /^6Showed count_emails for approval.*Countersign/s,
    /^7Approved count_emails.*You · agent mode/s,
    /^8Showed send_email for approval/s,
    /^9Rejected send_email.*You · agent mode.*not today/s,
    /^10Started count_emails/s,
    /^11count_emails succeeded.*10/s,
    /^12Asked test-model/s,
    /^13Replied.*The model.*One counted, one not sent\./s,
  ])
  await audit.button('Verify').click()
  await expect(audit.dialog).toContainText('The record is intact. All 13 events are there')

  const raw = audit.events.nth(8)
  await raw.getByText('Raw JSON').click()
  await expect(raw).toContainText('"type": "call-decided"')
  await expect(raw).toContainText('"previousHash": "')

  await audit.dialog.getByLabel('Show').selectOption('Decisions')
  await expect(audit.events).toHaveCount(2)
  await audit.dialog.getByLabel('Containing').fill('NOT TODAY')
  await expect(audit.events).toHaveText([/Rejected send_email/])
  await expect(audit.count).toHaveText('1 of 13 events')

  const { name, text } = await audit.export('Export thread')
  expect(name).toMatch(/^countersign-count-and-write-to-sally-\d{4}-\d\d-\d\d\.jsonl$/)
  const [header = '', ...lines] = text.trimEnd().split('\n')
  expect(JSON.parse(header)).toMatchObject({ format: 'countersign-journal', version: 1 })
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(await eventsOf(page))
  expect(text).not.toContain(apiKey)
})

/** Changes the text of the first message behind the page's back. */
async function spoilFirstMessage(page: Page): Promise<void> {
  const [first] = await entriesOf(page)
  await putEntries(page, [{ ...first, event: { type: 'user-said', text: 'Never said' } }])
}

test('Verify names the first event that was changed', async ({ page, workbench, server }) => {
  server.script({ calls: [countEmails(5)] }, tellResult)
  await workbench.connect(server)
  await workbench.say('how many?')
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('You got 10 emails.')
  const audit = new AuditRoom(page)
  await spoilFirstMessage(page)
  await audit.open()
  await expect(audit.events.first()).toContainText('Never said')
  await audit.button('Verify').click()
  await expect(audit.dialog.getByRole('alert')).toContainText(
    'The record is broken at event 1. It is not what event 2 recorded',
  )
})

test('ten thousand events are there at once, page by page', async ({ page, workbench }) => {
  await workbench.open('#/t/a-long-thread')
  const entries = Array.from({ length: 10_000 }, (_, index) => ({
    threadId: 'a-long-thread',
    seq: index + 1,
    at: 1_000_001 + index,
    previousHash: '',
    event: { type: 'thread-renamed', title: `Title ${index + 1}` },
  }))
  await putEntries(page, entries)
  await workbench.reload()
  const audit = new AuditRoom(page)
  await audit.open()
  await expect(audit.count).toHaveText('10,000 events')
  await expect(audit.events).toHaveCount(200)
  await audit.button('Last page').click()
  await expect(audit.events.last()).toContainText('Title 10000')
  await audit.dialog.getByLabel('Containing').fill('title 777')
  await expect(audit.count).toHaveText('11 of 10,000 events')
})

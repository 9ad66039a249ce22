import type { Page } from '@playwright/test'
import type { Json } from '../server/contract.ts'
import { entriesOf, putEntries, sentMails } from './database.ts'
import { sendEmail } from './replies.ts'
import { expect, test } from './story.ts'
import type { Workbench } from './workbench.ts'

/** Changes what is on record of the first call, behind the back of the person who has already approved it. */
async function tamper(page: Page, type: string, change: (event: Json) => void): Promise<void> {
  const entries = await entriesOf(page)
  const found = entries.filter(({ event }) => event.type === type && event.call.endsWith('/0'))
  expect(found.length).toBeGreaterThan(0)
  for (const { event } of found) change(event)
  await putEntries(page, found)
}

const approve = (workbench: Workbench) => workbench.approve()

/** Approves the mail to Bob with other words. */
async function edit(workbench: Workbench): Promise<void> {
  await workbench.button('Edit').click()
  await workbench.approval.getByRole('textbox', { name: 'message' }).fill('Hi Bob')
  await workbench.read('Approve with 1 edit')
  await workbench.button('Approve with 1 edit').click()
}

/** The six places between the click and the run, and how the person said yes before one of them was changed. */
const places = [
  {
    place: 'the arguments',
    decide: approve,
    type: 'call-offered',
    change: (event: Json) => {
      event.args.recipient = 'mallory@example.com'
    },
  },
  {
    place: 'the definition of the tool',
    decide: approve,
    type: 'call-offered',
    change: (event: Json) => {
      event.definition.description = 'Counts emails.'
    },
  },
  {
    place: 'what the preview showed',
    decide: approve,
    type: 'call-presented',
    change: (event: Json) => {
      event.effects = [{ type: 'words', text: 'Nothing would happen.' }]
    },
  },
  {
    place: 'the digest that was approved',
    decide: approve,
    type: 'call-decided',
    change: (event: Json) => {
      event.digest = event.digest.replaceAll(/[0-9a-f]/g, '0')
    },
  },
  {
    place: 'the edit that was approved',
    decide: edit,
    type: 'call-decided',
    change: (event: Json) => {
      event.decision.editedAction.args.recipient = 'mallory@example.com'
    },
  },
  {
    place: 'the revision, from the edit that was approved back to the proposal',
    decide: edit,
    type: 'call-decided',
    change: (event: Json) => {
      event.decision = { type: 'approve' }
    },
  },
]

/** Two mails are proposed, the first is decided, the page is loaded again, and the second is decided too: both would run now. */
async function afterReload(
  page: Page,
  workbench: Workbench,
  decide: (workbench: Workbench) => Promise<void>,
  meanwhile: () => Promise<void>,
) {
  await workbench.say('Write to Bob and to Ann.')
  await workbench.isAsked('1 of 2', 'send_email')
  await decide(workbench)
  await workbench.isAsked('2 of 2', 'send_email')
  await meanwhile()
  await workbench.reload()
  await workbench.review.click()
  await workbench.isAsked('2 of 2', 'send_email')
  await workbench.approve()
  const calls = workbench.call('send_email')
  await expect(calls.nth(1)).toContainText('Succeeded')
  // The model would be told next; this tab no longer has the key for it.
  await expect(workbench.alert).toContainText('There is no API key')
  return { first: calls.nth(0), sent: await sentMails(page) }
}

const bothMails = {
  calls: [sendEmail('bob@example.com', 'Hi'), sendEmail('ann@example.com', 'Hello')],
}
const toAnn = { to: 'ann@example.com', body: 'Hello' }

for (const { place, decide, type, change } of places) {
  test(`promise 2: a call does not run after a change of ${place} [case 28]`, async ({
    page,
    workbench,
    server,
  }) => {
    server.script(bothMails)
    await workbench.connect(server)
    const { first, sent } = await afterReload(page, workbench, decide, () =>
      tamper(page, type, change),
    )
    await expect(first).toContainText('Not run')
    expect(sent).toEqual([toAnn])
  })
}

for (const [how, decide, body] of [
  ['approval', approve, 'Hi'],
  ['edit', edit, 'Hi Bob'],
] as const) {
  test(`negative control: the same ${how} over a reload runs when nothing was changed`, async ({
    page,
    workbench,
    server,
  }) => {
    server.script(bothMails)
    await workbench.connect(server)
    const { first, sent } = await afterReload(page, workbench, decide, () => Promise.resolve())
    await expect(first).toContainText('Succeeded')
    expect(sent).toEqual([{ to: 'bob@example.com', body }, toAnn])
  })
}

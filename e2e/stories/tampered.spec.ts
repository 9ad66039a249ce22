import type { Page } from '@playwright/test'
import { entriesOf, putEntries, sentMails } from './database.ts'
import { sendEmail } from './replies.ts'
import { expect, test } from './story.ts'

/** Changes who gets the first mail, behind the back of the person who has already approved it. */
async function redirectFirstMail(page: Page, recipient: string): Promise<void> {
  const entries = await entriesOf(page)
  const offers = entries.filter(
    ({ event }) => event.type === 'call-offered' && event.call.endsWith('/0'),
  )
  for (const { event } of offers) event.args.recipient = recipient
  await putEntries(page, offers)
}

for (const isTampered of [true, false]) {
  const title = isTampered
    ? 'promise 2: arguments that were changed after the approval do not run [case 28]'
    : 'negative control: the same approval over a reload runs when nothing was changed'
  test(title, async ({ page, workbench, server }) => {
    server.script({
      calls: [sendEmail('bob@example.com', 'Hi'), sendEmail('ann@example.com', 'Hello')],
    })
    await workbench.connect(server)
    await workbench.say('Write to Bob and to Ann.')
    await workbench.isAsked('1 of 2', 'send_email')
    await workbench.approve()
    await workbench.isAsked('2 of 2', 'send_email')
    if (isTampered) await redirectFirstMail(page, 'mallory@example.com')
    await workbench.reload()

    await workbench.review.click()
    await workbench.isAsked('2 of 2', 'send_email')
    await workbench.approve()
    const [first, second] = [
      workbench.call('send_email').nth(0),
      workbench.call('send_email').nth(1),
    ]
    await expect(second).toContainText('Succeeded')
    await expect(first).toContainText(isTampered ? 'Not run' : 'Succeeded')
    const ann = { to: 'ann@example.com', body: 'Hello' }
    const bob = { to: 'bob@example.com', body: 'Hi' }
    expect(await sentMails(page)).toEqual(isTampered ? [ann] : [bob, ann])
    // The model would be told next; this tab no longer has the key for it.
    await expect(workbench.alert).toContainText('There is no API key')
  })
}

import type { Page } from '@playwright/test'
import { AuditRoom } from './auditRoom.ts'
import { eventsOf, sentMails } from './database.ts'
import { countEmails, sendEmail, tellResult } from './replies.ts'
import { expect, test } from './story.ts'

/** Lets the site store this many bytes, and no limit of ours where none is given. */
async function allow(page: Page, site: string | undefined, quotaSize?: number) {
  const { origin } = new URL(site ?? '')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  })
}

test('a full storage is said with what to do, and nothing is half stored [case 29]', async ({
  page,
  baseURL,
  workbench,
  server,
}) => {
  // Chromium remembers for a while how much room there is: the limit must stand before the first write.
  await allow(page, baseURL, 100_000)
  const letter = 'x'.repeat(150_000)
  server.script(
    { calls: [sendEmail('sally@gmail.com', letter.slice(0, 50_000))], piece: 4000 },
    { text: 'A short one, then.' },
  )
  await workbench.connect(server)
  await workbench.composer.fill(letter)
  await workbench.send.click()
  await expect(workbench.alert).toContainText('There is no room left in this browser’s storage.')
  await expect(workbench.alert).toContainText('Export everything')
  await expect(workbench.composer).toHaveValue(letter)
  expect(await eventsOf(page)).toEqual([])

  await workbench.say('write to Sally')
  await expect(workbench.alert).toContainText('There is no room left in this browser’s storage.')
  await expect(workbench.approval).toBeHidden()
  await expect
    .poll(async () => (await eventsOf(page)).map(({ type }) => type))
    .toEqual(['user-said', 'model-asked', 'reply-interrupted'])
  expect(await sentMails(page)).toEqual([])

  await allow(page, baseURL)
  await workbench.alert.getByRole('button', { name: 'Retry' }).click()
  await expect(workbench.conversation).toContainText('A short one, then.')
})

test('where the browser refuses storage the app works in memory, and says so for as long [case 30]', async ({
  page,
  workbench,
  server,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is forbidden here.', 'SecurityError')
    }
  })
  server.script({ calls: [countEmails(5)] }, tellResult)
  await workbench.connect(server)
  const notice = page.getByText('Nothing is kept when you close this page')
  await expect(notice).toBeVisible()
  await workbench.say('how many?')
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('You got 10 emails.')
  await expect(notice).toBeVisible()

  const audit = new AuditRoom(page)
  await audit.open()
  await audit.button('Verify').click()
  await expect(audit.dialog).toContainText('The record is intact.')
  const { text } = await audit.export('Export thread')
  expect(text).toContain('"type":"call-finished"')
  await audit.close()

  await workbench.reload()
  await expect(workbench.threads).toContainText('The first one starts with your first message.')
  await expect(notice).toBeVisible()
  await expect(workbench.alert).toBeHidden()
})

test('a database that was emptied is said once [case 31]', async ({ page, workbench, server }) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] })
  await workbench.connect(server)
  await workbench.say('write to Sally')
  await workbench.isAsked('1 of 1', 'send_email')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'indexeddb',
  })
  await workbench.reload()
  await expect(workbench.alert).toContainText('A thread that was kept in this browser is gone')
  await expect(workbench.approval).toBeHidden()
  await workbench.alert.getByRole('button', { name: 'Understood' }).click()
  await expect(workbench.alert).toBeHidden()
  await workbench.reload()
  await expect(workbench.alert).toBeHidden()
  expect(await eventsOf(page)).toEqual([])
})

/** Puts the thread back to where it was before its last events. */
function rollBack(page: Page, keep: number) {
  return page.evaluate(async (seq) => {
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    const opening = indexedDB.open('countersign')
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['entries', 'mails'], 'readwrite')
      transaction.objectStore('mails').clear()
      const walk = transaction.objectStore('entries').openCursor()
      walk.onsuccess = () => {
        if (!walk.result) return
        if (walk.result.value.seq > seq) walk.result.delete()
        walk.result.continue()
      }
      transaction.oncomplete = () => {
        opening.result.close()
        resolve()
      }
    }
    await ended
  }, keep)
}

test('promise 3: a thread that was put back in time goes on only when the person says so [case 32]', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] }, { text: 'It is sent.' })
  await workbench.connect(server)
  await workbench.say('write to Sally')
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('It is sent.')
  const decided = (await eventsOf(page)).findIndex(({ type }) => type === 'call-decided')
  await rollBack(page, decided + 1)
  await workbench.reload()

  await expect(workbench.conversation).toContainText('The end of this thread is missing')
  await expect(workbench.call('send_email')).toContainText('Approved')
  expect(await eventsOf(page)).toHaveLength(decided + 1)
  const audit = new AuditRoom(page)
  await audit.open()
  await audit.button('Verify').click()
  await expect(audit.dialog.getByRole('alert')).toContainText('were written and are missing')
  await audit.close()
  await workbench.reload()
  await workbench.conversation.getByRole('button', { name: 'Continue' }).click()
  await expect(workbench.call('send_email')).toContainText('Succeeded')
  await expect(workbench.alert).toContainText('There is no API key')
})

test('a newer version in another tab: the old one says so, and reloads with its draft [case 33]', async ({
  context,
  workbench,
}) => {
  await workbench.open()
  await workbench.composer.fill('half a thought')
  const newer = await context.newPage()
  await newer.route('**/newer', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  )
  await newer.goto('./newer')
  await newer.evaluate(async () => {
    const { promise: opened, resolve, reject } = Promise.withResolvers<void>()
    const opening = indexedDB.open('countersign', 1000)
    opening.onsuccess = () => {
      opening.result.close()
      indexedDB.deleteDatabase('countersign').onsuccess = () => resolve()
    }
    opening.onerror = () => reject(opening.error)
    await opened
  })
  await expect(workbench.alert).toContainText(
    'A newer version of Countersign is open in another tab. Reload this one.',
  )
  await workbench.alert.getByRole('button', { name: 'Reload' }).click()
  await expect(workbench.alert).toBeHidden()
  await expect(workbench.composer).toHaveValue('half a thought')
})

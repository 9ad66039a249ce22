import type { Page } from '@playwright/test'
import { eventsOf } from './database.ts'
import { toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

const outcomes = async (page: Page) =>
  (await eventsOf(page)).flatMap(({ type, outcome }) => (type === 'call-finished' ? [outcome] : []))

const calculates = (expression: string) => ({ name: 'calculate', arguments: { expression } })
const copies = (text: string) => ({ name: 'write_clipboard', arguments: { text } })

test.use({ permissions: ['clipboard-read', 'clipboard-write', 'geolocation', 'notifications'] })

test('demo: the empty thread offers a request for every tool, and a time and a sum are told', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await page.getByRole('button', { name: 'One for every other tool…' }).click()
  await page.getByRole('button', { name: 'What time is it?' }).click()
  await workbench.isAsked('1 of 1', 'current_time')
  await workbench.approve()
  await expect(workbench.conversation).toContainText(/It is \w+day.*20\d\d/)
  await workbench.say('Calculate (2 + 3) * 4 ^ 2')
  await workbench.isAsked('1 of 1', 'calculate')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('(2 + 3) * 4 ^ 2 is 80.')
})

test('demo: a note is kept over threads and read by the person before the model, and its undo takes it back', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say('Remember that Ada likes green tea')
  await workbench.isAsked('1 of 1', 'remember')
  await expect(workbench.approval).toContainText('kept in this browser for all threads')
  await workbench.approve()
  await expect(workbench.call('remember')).toContainText('Succeeded')
  await workbench.threads.getByRole('button', { name: 'New thread' }).click()
  await workbench.say('What do you remember about Ada?')
  await workbench.isAsked('1 of 1', 'recall')
  await workbench.approve()
  await workbench.isHeld('recall')
  await expect(workbench.result).toContainText('Ada likes green tea')
  await workbench.give()
  await expect(workbench.conversation).toContainText('Ada likes green tea')

  await page.goBack()
  await workbench.call('remember').getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.call('remember')).toContainText('Undone')
  await page.goForward()
  await workbench.say('What do you remember about Ada?')
  await workbench.isAsked('1 of 1', 'recall')
  await workbench.approve()
  await workbench.isHeld('recall')
  await expect(workbench.result).not.toContainText('green tea')
})

test('demo: a question can only be answered, and the answer is what the model hears', async ({
  workbench,
}) => {
  await workbench.open()
  await workbench.say('Ask me what I would like to drink')
  await expect(workbench.approval).toHaveAccessibleName('Approval 1 of 1: Answer ask_human?')
  await expect(workbench.button('Respond…')).toBeVisible()
  for (const name of ['Approve once', 'Edit', 'Always allow…']) {
    await expect(workbench.button(name)).toHaveCount(0)
  }
  await workbench.approval.press('Control+Enter')
  await expect(workbench.call('ask_human')).toContainText('Waiting for you')
  await workbench.respond('Green tea')
  await expect(workbench.call('ask_human')).toContainText('Answered')
  await expect(workbench.conversation.getByRole('article').last()).toContainText('Green tea')
})

test('demo: the clipboard is written and read, and what stood there waits for the person before the model', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say('Copy ‘See you at noon’ to my clipboard')
  await workbench.isAsked('1 of 1', 'write_clipboard')
  await workbench.approve()
  await expect(workbench.call('write_clipboard')).toContainText('Succeeded')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('See you at noon')
  await workbench.say('What is on my clipboard?')
  await workbench.isAsked('1 of 1', 'read_clipboard')
  await workbench.approve()
  await workbench.isHeld('read_clipboard')
  await expect(workbench.result).toContainText('See you at noon')
})

test('demo: a file is downloaded exactly as it was approved', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.say('Save ‘Milk, tea, bread’ as shopping.txt')
  await workbench.isAsked('1 of 1', 'download_file')
  const downloaded = page.waitForEvent('download')
  await workbench.approve()
  const download = await downloaded
  expect(download.suggestedFilename()).toBe('shopping.txt')
  const chunks = await (await download.createReadStream()).toArray()
  expect(Buffer.concat(chunks).toString()).toBe('Milk, tea, bread')
})

test('demo: a link opens in a tab that knows nothing of this page', async ({
  page,
  context,
  watch,
  workbench,
}) => {
  watch.allow('https://example.com')
  await context.route('https://example.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  )
  await workbench.open()
  await workbench.say('Open https://example.com/')
  await workbench.isAsked('1 of 1', 'open_link')
  await expect(workbench.approval).toContainText('A new tab asks example.com for this page')
  const opened = page.waitForEvent('popup')
  await workbench.approve()
  const tab = await opened
  await expect(tab).toHaveTitle('Elsewhere')
  expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
})

test('demo: a notification is shown and the position is told', async ({
  context,
  page,
  workbench,
}) => {
  await context.setGeolocation({ latitude: 52.52, longitude: 13.405, accuracy: 25 })
  await page.addInitScript(() => {
    const shown: string[] = []
    Object.assign(window, { shown })
    Object.assign(window, {
      Notification: class extends Notification {
        constructor(title: string, options: NotificationOptions) {
          super(title, options)
          shown.push(title)
        }
      },
    })
  })
  await workbench.open()
  await workbench.say('Notify me that the tea is ready')
  await workbench.isAsked('1 of 1', 'show_notification')
  await workbench.approve()
  await expect(workbench.call('show_notification')).toContainText('Succeeded')
  const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown)
  expect(shown).toEqual(['the tea is ready'])
  await workbench.say('Where am I?')
  await workbench.isAsked('1 of 1', 'get_location')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('52.52')
})

test('what the browser refuses is a truthful failure, and the model is told', async ({
  context,
  workbench,
  server,
}) => {
  await context.clearPermissions()
  server.script({ calls: [{ name: 'get_location', arguments: {} }] }, { text: 'I see.' })
  await workbench.connect(server)
  await workbench.say('Where am I?')
  await workbench.isAsked('1 of 1', 'get_location')
  await workbench.approve()
  await expect(workbench.call('get_location')).toContainText('Failed')
  await expect(workbench.conversation).toContainText('I see.')
  expect(toolMessages(turn(server.turns, 1)).at(-1)?.content).toContain('does not allow this page')
})

test('what needs a press and was approved without one asks for it first, and nothing has started by then', async ({
  page,
  workbench,
  server,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } })
  })
  server.script({ calls: [copies('First'), calculates('1 + 1')] }, { text: 'Done.' })
  await workbench.connect(server)
  await workbench.say('Copy it, and count.')
  await workbench.isAsked('1 of 2', 'write_clipboard')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'calculate')
  await workbench.approve()
  const copying = workbench.call('write_clipboard')
  await expect(copying).toContainText('It is approved and has not started.')
  expect(await outcomes(page)).toEqual([])
  await copying.getByRole('button', { name: 'Continue' }).click()
  await expect(workbench.conversation).toContainText('Done.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('First')
  expect((await outcomes(page)).map(({ type }) => type)).toEqual(['succeeded', 'succeeded'])
})

test('a stop while a press is awaited leaves the call unrun', async ({
  page,
  workbench,
  server,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } })
  })
  server.script({ calls: [copies('Never')] })
  await workbench.connect(server)
  await workbench.say('Copy it.')
  await workbench.isAsked('1 of 1', 'write_clipboard')
  await workbench.approve()
  const copying = workbench.call('write_clipboard')
  await expect(copying.getByRole('button', { name: 'Continue' })).toBeVisible()
  await workbench.stop.click()
  await expect(copying).toContainText('Not run')
  await expect(copying.getByRole('button', { name: 'Continue' })).toHaveCount(0)
  expect(await outcomes(page)).toEqual([])
})

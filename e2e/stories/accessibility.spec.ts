import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { startMcpServer } from '../mcp/mcpServer.ts'
import { AuditRoom } from './auditRoom.ts'
import { countEmails, readEmail, searchEmails, sendEmail } from './replies.ts'
import { expect, test } from './story.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** While a dialog is open, nobody can reach what is behind it. */
const dialogs = '[role=alertdialog], [role=dialog]'

async function violationsIn(page: Page) {
  const axe = new AxeBuilder({ page }).withTags(rules)
  if ((await page.locator(dialogs).count()) > 0) axe.include(dialogs)
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`),
  }))
}

const pixelsBeyondTheEdge = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** No violation in what is shown now, and nothing that has to be scrolled sideways. */
async function check(page: Page, state: string) {
  // What is still moving in or out has colours that are nobody’s.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  )
  expect.soft(await violationsIn(page), state).toEqual([])
  expect.soft(await pixelsBeyondTheEdge(page), `${state}: beyond the edge`).toBeLessThanOrEqual(0)
}

// Colours and widths do not depend on each other, so that two looks see both of each.
const looks = [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark at 320 px', colorScheme: 'dark', width: 320 },
] as const

for (const { name, colorScheme, width } of looks) {
  test(`every answer to a call is accessible, ${name}`, async ({ page, workbench, server }) => {
    test.slow()
    server.script(
      { calls: [readEmail('mail-1'), searchEmails('invoice'), readEmail('nowhere')] },
      { calls: [searchEmails('invoice'), sendEmail('sally@gmail.com', 'Hi')] },
      { text: 'It is done.' },
    )
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    await workbench.connect(server)

    await workbench.say('read, search and read')
    await workbench.isAsked('1 of 3', 'read_email')
    await workbench.button('Respond…').click()
    await check(page, 'response')
    await workbench.button('Send response').click()
    await check(page, 'no response')
    await workbench.approval.getByRole('textbox').fill('It says hello.')
    await workbench.button('Send response').click()
    await workbench.isAsked('2 of 3', 'search_emails')
    await workbench.button('Reject…').click()
    await workbench.approval.getByRole('radio', { name: 'Stop this run' }).check()
    await check(page, 'a reason to stop for')
    await workbench.approval.getByRole('button', { name: 'Back' }).click()
    await workbench.approve()
    await workbench.isAsked('3 of 3', 'read_email')
    await workbench.approve()

    await workbench.isHeld('search_emails')
    await expect(workbench.resultButton('Give to the model')).toBeEnabled()
    await check(page, 'result')
    await workbench.resultButton('Replace with a note…').click()
    await workbench.resultButton('Withhold with this note').click()
    await check(page, 'no note')
    await workbench.result.getByRole('button', { name: 'Back' }).click()
    await workbench.resultButton('Decide later').click()
    await expect(workbench.result).toBeHidden()
    await check(page, 'result held')
    await workbench.review.click()
    await workbench.resultButton('Withhold').click()

    await workbench.isAsked('1 of 2', 'search_emails')
    await workbench.approve()
    await workbench.isAsked('2 of 2', 'send_email')
    await workbench.approve()
    await workbench.give()
    await expect(workbench.conversation).toContainText('It is done.')
    await check(page, 'answered, withheld, failed and given')
    await workbench.call('send_email').getByRole('button', { name: 'Undo' }).click()
    await expect(workbench.call('send_email')).toContainText('Undone')
    await check(page, 'undone')
  })

  test(`rules are accessible, ${name}`, async ({ page, workbench }) => {
    test.slow()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    await workbench.open()
    await workbench.say('how many emails did i get in the last 2 days?')
    await workbench.beginRule('Always allow…', /in this thread with any/)
    await check(page, 'a rule')
    await workbench.createRule('Create rule and approve')
    await expect(workbench.call('count_emails')).toContainText('Succeeded')
    await workbench.say('how many emails did i get in the last 5 days?')
    await expect(
      workbench.conversation.getByRole('button', { name: 'Revoke this rule' }),
    ).toBeVisible()
    await check(page, 'a call that a rule decided')

    const audit = new AuditRoom(page)
    await audit.open()
    await audit.button('Rules').click()
    const rulesDialog = page.getByRole('dialog', { name: 'Rules' })
    await rulesDialog.getByRole('button', { name: 'Change…' }).click()
    await check(page, 'rules')
    await rulesDialog.getByRole('button', { name: 'Keep it as it is' }).click()
    await rulesDialog.getByRole('button', { name: 'Revoke' }).click()
    await expect(rulesDialog.getByRole('button', { name: 'Undo' })).toBeFocused()
    await check(page, 'a rule that was revoked')
    await page.keyboard.press('Escape')
    await expect(rulesDialog).toBeHidden()
  })

  test(`keys, limits and tracing are accessible, ${name}`, async ({ page, workbench }) => {
    test.slow()
    const { settings } = workbench
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    await workbench.open()
    await workbench.openSettings()
    await workbench.enterServer({ baseURL: 'http://localhost:1/v1', key: 'sk-0123456789' })
    await settings.getByRole('radio', { name: 'Locked with a passphrase' }).check()
    await settings.getByRole('button', { name: 'Save' }).click()
    await check(page, 'a passphrase that is too short')
    await settings.getByLabel('New passphrase').fill('a bee in every bonnet')
    await workbench.save()
    await workbench.reload()
    await workbench.openSettings()
    await settings.getByLabel('Passphrase').fill('a bee')
    await settings.getByRole('button', { name: 'Unlock' }).click()
    await expect(settings).toContainText('That is not the passphrase')
    await check(page, 'a locked key')
    await settings.getByLabel('Base URL').fill('http://localhost:2/v1')
    await settings.getByRole('button', { name: 'Save' }).click()
    await expect(settings).toContainText('Let this page talk to')
    await check(page, 'a new server')
    await settings.getByRole('button', { name: 'Trace to LangSmith…' }).click()
    await settings.getByLabel('LangSmith key').fill('lsv2-0123456789')
    await settings.getByRole('button', { name: 'Trace from now on' }).click()
    await check(page, 'tracing')
    await settings.getByLabel('Provider').selectOption('OpenRouter')
    await check(page, 'a sign-in')
  })

  test(`every state is accessible, ${name}`, async ({ page, workbench, server, watch }) => {
    test.slow()
    watch.foresee(/Failed to load resource.*500/)
    const hold = server.hold()
    server.script(
      { text: 'Here is a **list**:\n\n- one\n- two\n\n`code` and more.', hold, holdAfter: 8 },
      { calls: [sendEmail('sally@gmail.com', 'Hi\u200b there')] },
      { text: 'It is done.' },
      { calls: [countEmails(5), sendEmail('bob@example.com', 'hi '.repeat(300))] },
      { status: 500 },
    )
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    await workbench.open()
    await check(page, 'empty')
    await workbench.openSettings()
    await workbench.enterServer(server)
    await check(page, 'settings')
    await workbench.save()
    await workbench.openFolder('Inbox')
    await check(page, 'mailbox')
    await workbench.closeMailbox()

    await workbench.say('show me a list')
    await hold.reached
    await expect(workbench.conversation.getByRole('strong')).toBeVisible()
    await check(page, 'streaming')
    hold.release()
    await expect(workbench.conversation).toContainText('and more.')

    await workbench.say('write to sally')
    await workbench.isAsked('1 of 1', 'send_email')
    await workbench.read()
    await check(page, 'one call')
    await workbench.button('Reject…').click()
    await check(page, 'reason')
    await workbench.approval.getByRole('button', { name: 'Back' }).click()
    await workbench.button('Decide later').click()
    await expect(workbench.approval).toBeHidden()
    await check(page, 'waiting')
    if (width < 768) {
      await page.getByRole('button', { name: 'Threads' }).click()
      await expect(workbench.threads.getByRole('region', { name: 'Waiting for you' })).toBeVisible()
      await check(page, 'inbox')
      await page.keyboard.press('Escape')
    }
    await workbench.review.click()
    await workbench.approve()
    await expect(workbench.conversation).toContainText('It is done.')

    const audit = new AuditRoom(page)
    await audit.open()
    await audit.button('Verify').click()
    await expect(audit.dialog).toContainText('The record is intact.')
    await audit.events.first().getByText('Raw JSON').click()
    await check(page, 'audit')
    await audit.button('Forget everything…').click()
    await check(page, 'forget everything?')
    await audit.button('Keep').click()
    await audit.import('Dear diary')
    await expect(audit.dialog.getByRole('alert')).toContainText('Line 1')
    await check(page, 'a file that was refused')
    await audit.close()

    await workbench.say('count, and write to bob')
    await workbench.isAsked('1 of 2', 'count_emails')
    await check(page, 'two calls')
    await workbench.button('Approve remaining…').click()
    await workbench.read('Approve 2 calls')
    await check(page, 'all that remains, listed')
    await workbench.button('Back').click()
    await workbench.approve()
    await workbench.isAsked('2 of 2', 'send_email')
    await check(page, 'the second of two calls, a long one')
    await workbench.reject()
    await expect(workbench.alert).toContainText('500')
    await workbench.alert.getByText('Raw cause').click()
    await check(page, 'error')
    if (width < 768) {
      await page.getByRole('button', { name: 'Threads' }).click()
      await expect(workbench.threads).toBeVisible()
      await check(page, 'threads')
    }
  })
}

for (const { name, colorScheme, width } of looks) {
  test(`the tools and what belongs to them are accessible, ${name}`, async ({
    page,
    workbench,
    watch,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    await workbench.open()
    if (width < 640) await page.getByRole('button', { name: 'Audit' }).click()
    await page.getByRole('button', { name: 'Tools', exact: true }).click()
    await expect(page.getByRole('switch').first()).toBeVisible()
    await check(page, 'tools')
    await page.getByRole('button', { name: 'Files…' }).click()
    const files = page.getByRole('dialog', { name: 'Files' })
    const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('Milk') }
    await files.getByLabel('Files to upload').setInputFiles([file, { ...file, name: 'CON' }])
    await expect(files.getByRole('alert')).toContainText('Windows')
    await files.getByRole('button', { name: 'Open a.txt' }).click()
    await files.getByRole('button', { name: 'Delete a.txt…' }).click()
    await check(page, 'files')
    await files.getByRole('button', { name: 'Close', exact: true }).first().click()
    await page.getByRole('button', { name: 'Your own tools…' }).click()
    await page.getByRole('button', { name: 'Write a tool' }).click()
    const editor = page.getByRole('form', { name: 'New tool' })
    await expect(editor.getByRole('textbox', { name: 'Code' })).toBeVisible()
    await editor.getByRole('button', { name: 'Add an argument' }).click()
    await editor.getByRole('button', { name: 'Save' }).click()
    await check(page, 'a tool that can’t be saved yet')
    await editor.getByRole('textbox', { name: 'Argument 1: name' }).fill('who')
    await editor.getByRole('tab', { name: 'JSON Schema' }).click()
    await editor.getByRole('button', { name: 'Run once' }).click()
    await expect(editor.getByRole('status')).not.toBeEmpty()
    await check(page, 'a tool that was tried')
    await editor.getByRole('textbox', { name: 'Tool name' }).fill('echo')
    await editor.getByRole('textbox', { name: 'Description' }).fill('Say the same.')
    await editor.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Switch echo off' }).click()
    await expect(page.getByRole('listitem', { name: 'echo' })).toContainText('Its code')
    await check(page, 'a tool that is off')

    const mcp = await startMcpServer({ tools: [{ name: 'post', inputSchema: { type: 'object' } }] })
    watch.allow(mcp.origin)
    const own = page.getByRole('dialog', { name: 'Your own tools' })
    await own.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('button', { name: 'Servers…' }).click()
    const servers = page.getByRole('dialog', { name: 'MCP servers' })
    await servers.getByRole('button', { name: 'Connect a server' }).click()
    await servers.getByRole('button', { name: 'Add a header' }).click()
    await servers.getByRole('button', { name: 'Connect', exact: true }).click()
    await check(page, 'a server that can’t be connected yet')
    await servers.getByRole('button', { name: 'Leave off header 1' }).click()
    await servers.getByLabel('Name').fill('board')
    await servers.getByLabel('Address').fill(mcp.url)
    await servers.getByRole('button', { name: 'Connect', exact: true }).click()
    await servers.getByRole('button', { name: 'Accept post' }).click()
    await mcp.change([{ name: 'post', title: 'Post', inputSchema: { type: 'object' } }])
    await expect(servers.getByRole('button', { name: 'Accept the change of post' })).toBeVisible()
    await check(page, 'a server that changed a tool')
    await mcp.close()
  })
}

test('negative control: a button without a name, faint text and a wide box are found', async ({
  page,
  workbench,
}) => {
  await page.setViewportSize({ width: 320, height: 720 })
  await workbench.open()
  await page.evaluate(() => {
    const main = document.querySelector('main')
    const box = document.createElement('div')
    box.append(document.createElement('button'), 'faint')
    box.style.color = '#eee'
    box.style.background = '#fff'
    main?.prepend(box)
    const wide = document.createElement('div')
    wide.style.width = '600px'
    wide.style.height = '1px'
    document.body.append(wide)
  })
  const found = (await violationsIn(page)).map(({ id }) => id)
  expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']))
  expect(await pixelsBeyondTheEdge(page)).toBeGreaterThan(0)
})

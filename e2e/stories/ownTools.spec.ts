import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

const greet = (who: string) => ({ name: 'greet', arguments: { who } })

async function openOwnTools(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Tools', exact: true }).click()
  await page.getByRole('button', { name: 'Your own tools…' }).click()
  const panel = page.getByRole('dialog', { name: 'Your own tools' })
  await expect(panel).toBeVisible()
  return panel
}

async function closePanels(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog', { name: 'Tools', exact: true }).getByLabel('Close').click()
}

async function writeCode(editor: Locator, code: string): Promise<void> {
  const field = editor.getByRole('textbox', { name: 'Code' })
  await field.focus()
  await field.press('ControlOrMeta+a')
  await field.pressSequentially(code)
}

test('a tool that a person writes is tried, offered, approved and run; other code suspends its rule', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [greet('Ada')] },
    { text: 'Greeted.' },
    { calls: [greet('Ada')] },
    { text: 'Again.' },
    { calls: [greet('Ada')] },
    { text: 'Anew.' },
    { calls: [greet('Ada')] },
    { text: 'Gone.' },
  )
  await workbench.connect(server)
  await openOwnTools(page)
  await page.getByRole('button', { name: 'Write a tool' }).click()
  const editor = page.getByRole('form', { name: 'New tool' })
  await expect(editor.getByRole('textbox', { name: 'Tool name' })).toBeFocused()
  await editor.getByRole('textbox', { name: 'Tool name' }).fill('send_email')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toContainText('There is a tool of this name already.')
  await expect(editor).toContainText('The model chooses a tool by its description')
  await editor.getByRole('textbox', { name: 'Tool name' }).fill('greet')
  await editor.getByRole('textbox', { name: 'Description' }).fill('Greet somebody by name.')
  await editor.getByRole('button', { name: 'Add an argument' }).click()
  await editor.getByRole('textbox', { name: 'Argument 1: name' }).fill('who')
  await writeCode(editor, 'console.log(typeof fetch)\nreturn `Hello ${args.who}.`')
  await editor.getByLabel('Arguments to try it with (JSON)').fill('{"who":"Bob"}')
  await editor.getByRole('button', { name: 'Run once' }).click()
  await expect(editor.getByRole('status')).toContainText('"Hello Bob."')
  await expect(editor.getByRole('status')).toContainText('undefined')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem', { name: 'greet' })).toContainText('On')
  await closePanels(page)

  await workbench.say('greet Ada')
  await workbench.isAsked('1 of 1', 'greet')
  await expect(workbench.approval).toContainText('Your own tool')
  await workbench.beginRule('Always allow…', /in this thread with any arguments/)
  await workbench.createRule('Create rule and approve')
  await expect(workbench.conversation).toContainText('Greeted.')
  expect(toolMessages(turn(server.turns, 1))[0]?.content).toBe('Hello Ada.')
  await workbench.say('again')
  await expect(workbench.conversation).toContainText('Again.')

  await openOwnTools(page)
  await page.getByRole('button', { name: 'Change greet' }).click()
  const change = page.getByRole('form', { name: 'Change greet' })
  await writeCode(change, 'return `Goodbye ${args.who}.`')
  await page.keyboard.press('Escape')
  await expect(change.getByRole('group', { name: 'Throw away what you changed?' })).toBeVisible()
  await change.getByRole('button', { name: 'Keep' }).click()
  await change.getByRole('button', { name: 'Save' }).click()
  await closePanels(page)
  await workbench.say('and once more')
  await workbench.isAsked('1 of 1', 'greet')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Anew.')
  expect(toolMessages(turn(server.turns, 5)).at(-1)?.content).toBe('Goodbye Ada.')

  await workbench.say('a last time')
  await workbench.isAsked('1 of 1', 'greet')
  await workbench.button('Decide later').click()
  await openOwnTools(page)
  await page.getByRole('button', { name: 'Remove greet' }).click()
  await page
    .getByRole('group', { name: 'Remove greet?' })
    .getByText('Remove', { exact: true })
    .click()
  await closePanels(page)
  await expect(workbench.call('greet').last()).toContainText('Not run')
  await expect(workbench.conversation).toContainText('Gone.')
})

test('promise 1: a tool from a file is off until it was shown and switched on, and what is exported comes in again', async ({
  page,
  workbench,
  server,
}) => {
  server.script({ text: 'Hello.' }, { text: 'Hello again.' })
  await workbench.connect(server)
  const panel = await openOwnTools(page)
  const file = (tools: object[]) => ({
    name: 'tools.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'countersign-tools', version: 1, tools })),
  })
  const shout = {
    name: 'shout',
    description: 'Say it loudly.',
    parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
    risk: 'read',
    code: 'return "HELLO"',
  }
  const field = panel.getByLabel('File of tools to import')
  await field.setInputFiles(file([{ ...shout, isOn: true }]))
  await expect(panel.getByRole('status')).toContainText('Nothing was imported.')
  await field.setInputFiles(file([shout]))
  await expect(panel.getByRole('status')).toContainText('Imported shout, switched off.')
  const line = panel.getByRole('listitem', { name: 'shout' })
  await expect(line).toContainText('return "HELLO"')
  await expect(line).toContainText('additionalProperties')
  await field.setInputFiles(file([shout]))
  await expect(panel.getByRole('status')).toContainText('shout is here already')

  const offered = (at: number) => JSON.stringify(turn(server.turns, at).body['tools'])
  await closePanels(page)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Hello.')
  expect(offered(0)).not.toContain('shout')
  await openOwnTools(page)
  await page.getByRole('button', { name: 'Switch shout on' }).click()
  await expect(page.getByRole('listitem', { name: 'shout' })).toContainText('On')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export all' }).click()
  const exported = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as object
  expect(exported).toEqual({ format: 'countersign-tools', version: 1, tools: [shout] })
  await page.getByRole('button', { name: 'Remove shout' }).click()
  await page
    .getByRole('group', { name: 'Remove shout?' })
    .getByText('Remove', { exact: true })
    .click()
  await expect(page.getByRole('listitem', { name: 'shout' })).toHaveCount(0)
  await closePanels(page)
  await workbench.say('hello again')
  await expect(workbench.conversation).toContainText('Hello again.')
  expect(offered(1)).not.toContain('shout')
})

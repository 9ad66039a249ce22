import type { Locator, Page } from '@playwright/test'
import { eventsOf } from './database.ts'
import {
  beginningOnDisk,
  putFiles,
  standInForDisk,
  textsOnDisk,
  workspacePath,
  writeInPlace,
} from './files.ts'
import { toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

/** Opens the panel with the files. */
async function openFiles(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Tools', exact: true }).click()
  const tools = page.getByRole('dialog', { name: 'Tools' })
  await tools.getByRole('button', { name: 'Files…' }).click()
  return page.getByRole('dialog', { name: 'Files' })
}

/** Closes the panel, and the one behind it. */
async function leaveFiles(page: Page): Promise<void> {
  for (const name of ['Files', 'Tools']) {
    const panel = page.getByRole('dialog', { name })
    await panel.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(panel).toBeHidden()
  }
}

test('demo: each file tool once, from question to result, and an undo after a reload', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say('Write ‘Milk, tea, bread’ to the file lists/shopping.txt')
  await workbench.isAsked('1 of 1', 'write_file')
  await expect(workbench.approval).toContainText(
    'Makes the file "lists/shopping.txt" in the private workspace. The folder "lists" is made for it.',
  )
  await workbench.approve()
  await expect(workbench.call('write_file')).toContainText('Succeeded')

  await workbench.say('List my files in lists')
  await workbench.isAsked('1 of 1', 'list_files')
  await workbench.approve()
  await workbench.isHeld('list_files')
  await expect(workbench.result).toContainText('shopping.txt')
  await workbench.give()
  await expect(workbench.call('list_files')).toContainText('Succeeded')

  await workbench.say('Replace ‘tea’ by ‘coffee’ in the file lists/shopping.txt')
  await workbench.isAsked('1 of 1', 'edit_file')
  const preview = workbench.approval.getByRole('region', { name: 'What will happen' })
  await expect(preview).toContainText('BeforeMilk, tea, bread')
  await expect(preview).toContainText('AfterMilk, coffee, bread')
  await workbench.approve()
  await expect(workbench.call('edit_file')).toContainText('Succeeded')

  await workbench.say('Move the file lists/shopping.txt to july.txt')
  await workbench.isAsked('1 of 1', 'move_file')
  await workbench.approve()
  await expect(workbench.call('move_file')).toContainText('Succeeded')

  await workbench.say('Read the file july.txt')
  await workbench.isAsked('1 of 1', 'read_file')
  await workbench.approve()
  await workbench.isHeld('read_file')
  await workbench.give()
  await expect(workbench.conversation).toContainText('answer that I was given for read_file')

  await workbench.say('Delete the file july.txt')
  await workbench.isAsked('1 of 1', 'delete_file')
  await workbench.read('Run delete_file')
  await workbench.button('Run delete_file').click()
  await expect(workbench.call('delete_file')).toContainText('Succeeded')
  expect(await textsOnDisk(page)).toEqual({})

  await workbench.reload()
  await workbench.call('delete_file').getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.call('delete_file')).toContainText('Undone')
  expect(await textsOnDisk(page)).toEqual({ 'july.txt': 'Milk, coffee, bread' })
})

test('the panel shows, opens, takes in, gives out and deletes the files that the tools work on', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  const panel = await openFiles(page)
  await expect(panel).toContainText('The private workspace.')
  await expect(panel).toContainText('Nothing is here yet.')
  const files = panel.getByLabel('Files to upload')
  const text = { name: 'july.txt', mimeType: 'text/plain', buffer: Buffer.from('Milk\u202e') }
  const binary = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0, 1, 2]) }
  await files.setInputFiles([text, binary])
  await panel.getByRole('button', { name: 'Open july.txt' }).click()
  await expect(panel.getByLabel('Content of july.txt')).toContainText('U+202E')
  await panel.getByRole('button', { name: 'Open photo.png' }).click()
  const content = panel.getByLabel('Content of photo.png')
  await expect(content).toHaveText('[This file is no text: 3 bytes.]')
  await files.setInputFiles(text)
  await expect(panel.getByRole('alert')).toHaveText('There already is a file "july.txt".')
  await files.setInputFiles({ ...text, name: 'CON.txt' })
  await expect(panel.getByRole('alert')).toContainText('Windows keeps that name for a device.')
  const downloaded = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Download july.txt' }).click()
  const chunks = await (await (await downloaded).createReadStream()).toArray()
  expect(Buffer.concat(chunks).toString()).toBe('Milk\u202e')
  await panel.getByRole('button', { name: 'Delete july.txt…' }).click()
  await panel.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  expect(Object.keys(await textsOnDisk(page))).toEqual(['photo.png'])
})

test('promise 2: another folder between approval and run brings the call back, a permission that is lost holds it, and one that is regained lets it run [case 41]', async ({
  page,
  workbench,
  server,
}) => {
  await standInForDisk(page)
  const write = { name: 'write_file', arguments: { path: 'a.txt', content: 'Hello' } }
  const time = { name: 'current_time', arguments: {} }
  server.script({ calls: [write, time] }, { text: 'Done.' })
  await workbench.connect(server)
  await workbench.say('Write it.')
  await workbench.isAsked('1 of 2', 'write_file')
  await expect(workbench.approval).toContainText('in the private workspace')
  await workbench.approve()
  await workbench.isAsked('2 of 2', 'current_time')
  await workbench.button('Decide later').click()
  const panel = await openFiles(page)
  await panel.getByRole('button', { name: 'Choose a folder on disk…' }).click()
  await expect(panel.getByRole('region', { name: 'Workspace' })).toContainText('the folder “disk”')
  await leaveFiles(page)
  await workbench.review.click()
  await workbench.isAsked('2 of 2', 'current_time')
  await workbench.approve()

  await workbench.isAsked('1 of 2', 'write_file')
  await expect(workbench.approval).toContainText('in the folder “disk” (chosen ')
  expect(await textsOnDisk(page)).toEqual({})
  await workbench.read()
  await page.evaluate("allowed.now = 'prompt'")
  await workbench.button('Approve once').click()
  await expect(workbench.approval).toContainText('What it would do can’t be told.')
  await expect(workbench.approval).toContainText('no longer lets this page into the folder “disk”')
  await expect(workbench.button('Approve once')).toBeDisabled()
  expect(await textsOnDisk(page, 'disk')).toEqual({})

  await workbench.button('Decide later').click()
  await openFiles(page)
  await panel.getByRole('button', { name: 'Allow again' }).click()
  await expect(panel.getByRole('button', { name: 'Allow again' })).toBeHidden()
  await leaveFiles(page)
  await workbench.review.click()
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Done.')
  expect(await textsOnDisk(page, 'disk')).toEqual({ 'a.txt': 'Hello' })
  expect(await textsOnDisk(page)).toEqual({})
  const told = toolMessages(turn(server.turns, 1)).map(({ content }) => content)
  expect(told[0]).toBe('The file "a.txt" now holds that text.')
  await workbench.call('write_file').getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.call('write_file')).toContainText('Undone')
  expect(await textsOnDisk(page, 'disk')).toEqual({})
})

test('promise 2: a name that could lead out, or be taken for another, is refused in either workspace, and what is there stays', async ({
  page,
  workbench,
  server,
}) => {
  const names = [
    ...['../a.txt', '..', '/a.txt', '//host/a.txt', 'C:\\a.txt', 'b\\..\\..\\a.txt', '~/a.txt'],
    ...['%2e%2e/a.txt', 'b%2fa.txt', '．．/a.txt', 'b∕a.txt', 'b/./a.txt', 'b//a.txt', 'a.txt:b'],
    ...[
      'a.txt.',
      'a.txt ',
      'NUL.txt',
      'a\u0000.txt',
      'a\u202etxt.exe',
      'u\u0308.txt',
      'A.TXT',
      'Ü.txt',
    ],
  ]
  const calls = names.map((path) => ({
    name: 'write_file',
    arguments: { path, content: 'changed' },
  }))
  server.script({ calls }, { text: 'I see.' }, { calls }, { text: 'I see again.' })
  await standInForDisk(page)
  await workbench.connect(server)
  const there = { 'a.txt': 'there', 'ü.txt': 'there' }
  for (const [folder, answer] of [
    [workspacePath, 'I see.'],
    ['disk', 'I see again.'],
  ] as const) {
    await page.evaluate(
      async ([path, texts]) => {
        let inside = await navigator.storage.getDirectory()
        for (const name of path.split('/')) {
          inside = await inside.getDirectoryHandle(name, { create: true })
        }
        for (const [name, text] of Object.entries(texts)) {
          const handle = await inside.getFileHandle(name, { create: true })
          await new Blob([text]).stream().pipeTo(await handle.createWritable())
        }
      },
      [folder, there] as const,
    )
    if (folder === 'disk') {
      const panel = await openFiles(page)
      await panel.getByRole('button', { name: 'Choose a folder on disk…' }).click()
      await expect(panel).toContainText('the folder “disk”')
      await leaveFiles(page)
    }
    await workbench.say('write them')
    await expect(workbench.conversation).toContainText(answer)
    const told = toolMessages(turn(server.turns, -1)).slice(-names.length)
    expect(told.filter(({ content }) => content.startsWith('Refused'))).toHaveLength(names.length)
    expect(await textsOnDisk(page, folder)).toEqual(there)
  }
})

test('promise 3: an undo that a reload cuts off is said to be unknown, and can be tried again [case 39]', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await putFiles(page, { 'a.txt': 100 })
  await workbench.say('Replace ‘old’ by ‘new’ in the file a.txt')
  await workbench.isAsked('1 of 1', 'edit_file')
  await workbench.approve()
  const record = workbench.call('edit_file')
  await expect(record).toContainText('Succeeded')
  await expect(workbench.stop).toBeHidden()
  await page.evaluate(() => {
    Object.assign(FileSystemFileHandle.prototype, { createWritable: () => new Promise(() => {}) })
  })
  await record.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await eventsOf(page)).at(-1)?.type).toBe('undo-started')
  await workbench.reload()
  await expect(record).toContainText('Nobody can tell: The page was closed while it was undone.')
  expect(await beginningOnDisk(page, 'a.txt')).toBe('new … 100 bytes')
  await record.getByRole('button', { name: 'Undo' }).click()
  await expect(record.getByText('Undone', { exact: true })).toBeVisible()
  expect(await beginningOnDisk(page, 'a.txt')).toBe('old … 100 bytes')
})

test('10,000 files are listed in part, and a file of 50 MB is read in part, deleted and restored', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await putFiles(page, { 'big.txt': 50_000_000 })
  await page.evaluate(async (start) => {
    let folder = await navigator.storage.getDirectory()
    for (const name of [...start.split('/'), 'many']) {
      folder = await folder.getDirectoryHandle(name, { create: true })
    }
    const names = Array.from({ length: 10_000 }, (_, index) => `file-${index}.txt`)
    await Promise.all(names.map((name) => folder.getFileHandle(name, { create: true })))
  }, workspacePath)

  await workbench.say('List my files in many')
  await workbench.isAsked('1 of 1', 'list_files')
  await workbench.approve()
  await workbench.isHeld('list_files')
  await expect(workbench.result).toContainText('notListed9000')
  await workbench.resultButton('Withhold').click()

  await workbench.say('Read the file big.txt')
  await workbench.isAsked('1 of 1', 'read_file')
  await expect(workbench.approval).toContainText(
    'The file has 50,000,000 bytes, of which the first',
  )
  await workbench.approve()
  await workbench.isHeld('read_file')
  await workbench.resultButton('Withhold').click()

  await workbench.say('Delete the file big.txt')
  await workbench.isAsked('1 of 1', 'delete_file')
  await expect(workbench.approval).toContainText('(50,000,000 bytes, SHA-256 ')
  await workbench.read('Run delete_file')
  await workbench.button('Run delete_file').click()
  const deleted = workbench.call('delete_file')
  await expect(deleted).toContainText('Succeeded')
  await deleted.getByRole('button', { name: 'Undo' }).click()
  await expect(deleted).toContainText('Undone')
  expect(await beginningOnDisk(page, 'big.txt')).toBe('old … 50000000 bytes')
})

test('promise 3: a write that the disk refuses half-way leaves the whole old file; negative control: written in place, it leaves half of the new one [case 40]', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await putFiles(page, { 'a.txt': 900_000, 'b.txt': 900_000 })
  const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate())
  const origin = new URL(page.url()).origin
  const storage = await page.context().newCDPSession(page)
  // Room for what is kept for an undo, and for half of the write.
  const quotaSize = usage + 1_350_000
  await storage.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
  await workbench.say('Replace ‘old’ by ‘new’ in the file a.txt')
  await workbench.isAsked('1 of 1', 'edit_file')
  await workbench.approve()
  await expect(workbench.call('edit_file')).toContainText('There is not enough room on the disk.')
  expect(await beginningOnDisk(page, 'a.txt')).toBe('old … 900000 bytes')
  expect(await textsOnDisk(page, 'countersign/trash')).toEqual({})

  await writeInPlace(page, 'b.txt', 'new ', () =>
    storage.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage }),
  )
  expect(await beginningOnDisk(page, 'b.txt')).toBe('new … 900000 bytes')
})

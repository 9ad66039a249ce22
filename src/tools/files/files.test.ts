import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../thread/json.ts'
import { builtInTools } from '../index.ts'
import { memoryWorkspace } from './memoryFolder.ts'
import type { MemoryWorkspace } from './memoryFolder.ts'

function toolNamed(name: string) {
  const tool = builtInTools.get(name)
  if (tool?.kind !== 'execute') throw new Error(`${name} does not execute.`)
  return tool
}

const contextOf = (memory: MemoryWorkspace, signal = new AbortController().signal) => ({
  idempotencyKey: 'thread/1/0@1',
  signal,
  workspace: async () => memory,
})

const run = (memory: MemoryWorkspace, name: string, args: JsonObject, signal?: AbortSignal) =>
  toolNamed(name).execute(args, contextOf(memory, signal))

const nothing = async (): Promise<never> => {
  throw new Error('It is not asked for.')
}

async function effectOf(memory: MemoryWorkspace, name: string, args: JsonObject) {
  const own = {
    mails: { all: nothing, get: nothing },
    notes: { all: nothing },
    workspace: async () => memory,
  }
  const effects = await toolNamed(name).effects?.(args, own)
  return effects?.[0]
}

async function undo(memory: MemoryWorkspace, name: string, receipt: Json | undefined) {
  if (receipt === undefined) throw new Error('There is no receipt.')
  await toolNamed(name).undo?.(receipt, contextOf(memory))
}

const shopping = 'Milk\nTea\nBread\n'

test('a file is written, read, edited, listed, moved and deleted', async () => {
  const memory = memoryWorkspace()
  await run(memory, 'write_file', { path: 'lists/shopping.txt', content: shopping })
  const { result } = await run(memory, 'read_file', { path: 'lists/shopping.txt' })
  expect(result).toBe(shopping)
  const edit = { path: 'lists/shopping.txt', old_text: 'Tea', new_text: 'Coffee' }
  await run(memory, 'edit_file', edit)
  await run(memory, 'move_file', { from: 'lists/shopping.txt', to: 'old/july.txt' })
  expect(memory.texts()).toEqual({ 'old/july.txt': 'Milk\nCoffee\nBread\n' })
  expect((await run(memory, 'list_files', { path: '' })).result).toEqual({
    entries: [
      { name: 'lists', kind: 'folder' },
      { name: 'old', kind: 'folder' },
    ],
  })
  expect((await run(memory, 'list_files', { path: 'old' })).result).toEqual({
    entries: [{ name: 'july.txt', kind: 'file', bytes: 18 }],
  })
  await run(memory, 'delete_file', { path: 'old/july.txt' })
  expect(memory.texts()).toEqual({})
})

const somePath = fc.constantFrom('a', 'b', 'c/d', 'c/e/f', 'Ä')
const someText = fc.oneof(fc.constantFrom('', 'one', 'one\ntwo\n'), fc.string())
const someChange = fc.oneof(
  fc.record({
    name: fc.constant('write_file'),
    args: fc.record({ path: somePath, content: someText }),
  }),
  fc.record({
    name: fc.constant('edit_file'),
    args: fc.record({
      path: somePath,
      old_text: fc.constantFrom('one', 'two\n'),
      new_text: someText,
    }),
  }),
  fc.record({
    name: fc.constant('move_file'),
    args: fc.record({ from: somePath, to: somePath }),
  }),
  fc.record({ name: fc.constant('delete_file'), args: fc.record({ path: somePath }) }),
)

/** What undos may leave behind: a folder that was there before them. */
const start = { a: 'one', 'c/d': 'one\ntwo\n' }

test('whatever was changed, undoing it backwards restores every file and keeps nothing', async () => {
  let undone = 0
  await fc.assert(
    fc.asyncProperty(fc.array(someChange, { maxLength: 8 }), async (changes) => {
      const memory = memoryWorkspace(start)
      const done: (readonly [name: string, receipt: Json | undefined])[] = []
      for (const { name, args } of changes) {
        const before = memory.texts()
        try {
          done.push([name, (await run(memory, name, args)).receipt])
        } catch {
          expect(memory.texts()).toEqual(before)
        }
      }
      for (const [name, receipt] of done.toReversed()) {
        if (receipt === undefined) continue
        await undo(memory, name, receipt)
        undone += 1
      }
      expect(memory.texts()).toEqual(start)
      expect(memory.kept()).toBe(0)
    }),
    { numRuns: 200 },
  )
  expect(undone).toBeGreaterThan(200)
})

test('an undo takes back nothing that has changed since, and an undo once more changes nothing [case 42]', async () => {
  const memory = memoryWorkspace({ a: 'one' })
  const { receipt } = await run(memory, 'write_file', { path: 'a', content: 'two' })
  await run(memory, 'write_file', { path: 'a', content: 'three' })
  await expect(undo(memory, 'write_file', receipt)).rejects.toThrow('has changed since')
  expect(memory.texts()).toEqual({ a: 'three' })
  await run(memory, 'write_file', { path: 'a', content: 'two' })
  await undo(memory, 'write_file', receipt)
  await undo(memory, 'write_file', receipt)
  expect(memory.texts()).toEqual({ a: 'one' })
})

test('promise 3: an undo of a move that was cut off between its two halves is finished by the next one', async () => {
  const memory = memoryWorkspace({ a: 'one' })
  const { receipt } = await run(memory, 'move_file', { from: 'a', to: 'b/c' })
  await run(memory, 'write_file', { path: 'a', content: 'one' })
  await undo(memory, 'move_file', receipt)
  expect(memory.texts()).toEqual({ a: 'one' })
})

test('an undo in another workspace is refused', async () => {
  const memory = memoryWorkspace({ a: 'one' })
  const { receipt } = await run(memory, 'delete_file', { path: 'a' })
  const other = { ...memoryWorkspace(), id: 'other', words: 'the folder “other”' }
  await expect(undo(other, 'delete_file', receipt)).rejects.toThrow(
    'It happened in the workspace in memory, and the workspace now is the folder “other”.',
  )
})

test('a write that is refused half-way leaves the file as it was, and no new file or folder [case 40]', async () => {
  const memory = memoryWorkspace({ a: 'one' })
  const long = 'x'.repeat(1_000_000)
  memory.room = 300_000
  await expect(run(memory, 'write_file', { path: 'a', content: long })).rejects.toThrow(
    'There is not enough room on the disk.',
  )
  memory.room = 300_000
  await expect(run(memory, 'write_file', { path: 'b/c/d', content: long })).rejects.toThrow('room')
  expect(memory.texts()).toEqual({ a: 'one' })
  memory.room = Infinity
  expect((await run(memory, 'list_files', { path: '' })).result).toEqual({
    entries: [{ name: 'a', kind: 'file', bytes: 3 }],
  })
})

test('a change that is stopped before it begins changes nothing', async () => {
  const memory = memoryWorkspace({ a: 'one' })
  const stopped = AbortSignal.abort(new Error('Stopped.'))
  for (const [name, args] of [
    ['write_file', { path: 'a', content: 'two' }],
    ['write_file', { path: 'b', content: 'two' }],
    ['edit_file', { path: 'a', old_text: 'one', new_text: 'two' }],
    ['move_file', { from: 'a', to: 'b' }],
    ['delete_file', { path: 'a' }],
  ] as const) {
    await expect(run(memory, name, args, stopped)).rejects.toThrow('Stopped.')
  }
  expect(memory.texts()).toEqual({ a: 'one' })
})

test('what was kept first goes first, and its undo says so', async () => {
  const memory = memoryWorkspace({ a: '0' })
  const { receipt } = await run(memory, 'write_file', { path: 'a', content: '1' })
  for (let count = 2; count < 202; count += 1) {
    await run(memory, 'write_file', { path: 'b', content: String(count) })
  }
  await run(memory, 'write_file', { path: 'b', content: 'last' })
  expect(memory.kept()).toBe(200)
  await expect(undo(memory, 'write_file', receipt)).rejects.toThrow('no longer kept')
  expect(memory.texts()).toEqual({ a: '1', b: 'last' })
})

test('promise 2: what a change does is told with the workspace, the lines that change, and the mark of what is there', async () => {
  const memory = memoryWorkspace({ 'lists/shopping.txt': `1\n2\n3\n4\n${shopping}5\n6\n7\n` })
  const edit = { path: 'lists/shopping.txt', old_text: 'Tea', new_text: 'Coffee' }
  const told = await effectOf(memory, 'edit_file', edit)
  expect(told).toEqual({
    summary: expect.stringMatching(
      /^Changes the file "lists\/shopping\.txt" \(29 bytes, SHA-256 [\da-f]{16}\) in the workspace in memory\. Not changed, and not shown: 3 lines above, 2 lines below\.$/,
    ),
    before: '4\nMilk\nTea\nBread\n5\n',
    after: '4\nMilk\nCoffee\nBread\n5\n',
  })
  await run(memory, 'edit_file', { ...edit, old_text: '7', new_text: '8' })
  expect(await effectOf(memory, 'edit_file', edit)).not.toEqual(told)
  const elsewhere = { ...memory, words: 'the folder “other”' }
  expect((await effectOf(elsewhere, 'edit_file', edit))?.summary).toContain('the folder “other”')
  expect(await effectOf(memory, 'write_file', { path: 'a/b/c', content: 'x' })).toEqual({
    summary: 'Makes the file "a/b/c" in the workspace in memory. The folder "a/b" is made for it.',
    after: 'x',
  })
  expect(await effectOf(memory, 'delete_file', { path: 'lists/shopping.txt' })).toMatchObject({
    before: expect.stringContaining('Milk'),
  })
})

test('promise 2: what is too long to be shown is said, and bound by its mark', async () => {
  const long = 'x'.repeat(30_000)
  const memory = memoryWorkspace({ a: long, b: '\0\u0001' })
  const told = await effectOf(memory, 'write_file', { path: 'a', content: 'new' })
  expect(told?.summary).toContain('Of the lines before, the first 20,000 of 30,000 characters')
  expect(told?.before).toHaveLength(20_000)
  const other = memoryWorkspace({ a: `${long.slice(0, -1)}y` })
  expect(await effectOf(other, 'write_file', { path: 'a', content: 'new' })).not.toEqual(told)
  const binary = await effectOf(memory, 'delete_file', { path: 'b' })
  expect(binary?.summary).toContain('is too long, or no text, and is not shown.')
  expect(binary?.before).toBeUndefined()
})

test('a file that is no text is named by its size and type, and a long one is cut with its size', async () => {
  const memory = memoryWorkspace({ 'a.png': '\0PNG', long: 'ä'.repeat(200_000) })
  await expect(run(memory, 'read_file', { path: 'a.png' })).rejects.toThrow(
    '"a.png" is no text: 4 bytes',
  )
  const { result } = await run(memory, 'read_file', { path: 'long' })
  expect(result).toMatch(/^ä{125000}\n\n\[Cut: the file has 400,000 bytes; these are its first /)
  await expect(
    run(memory, 'edit_file', { path: 'a.png', old_text: 'P', new_text: 'Q' }),
  ).rejects.toThrow('is no text')
})

test('a text with a byte order mark, other line ends or no last line end stays exact', async () => {
  const text = '\ufeffone\r\ntwo'
  const memory = memoryWorkspace({ a: text })
  expect((await run(memory, 'read_file', { path: 'a' })).result).toBe(text)
  await run(memory, 'edit_file', { path: 'a', old_text: 'two', new_text: 'three' })
  expect(memory.texts()).toEqual({ a: '\ufeffone\r\nthree' })
})

test('a text that occurs twice, overlapping itself too, or not at all is not replaced', async () => {
  const memory = memoryWorkspace({ a: 'aaa b' })
  for (const old of ['aa', 'a', 'c']) {
    await expect(
      effectOf(memory, 'edit_file', { path: 'a', old_text: old, new_text: 'x' }),
    ).rejects.toThrow(/more than once|does not occur/)
  }
})

test('a name that differs in capitals or in its Unicode form is no second file', async () => {
  const memory = memoryWorkspace({ 'Readme.md': 'one', 'u\u0308ber.txt': 'two' })
  await expect(run(memory, 'write_file', { path: 'README.md', content: 'x' })).rejects.toThrow(
    '"README.md" is not there, but "Readme.md" is',
  )
  await expect(run(memory, 'read_file', { path: 'readme.md' })).rejects.toThrow('Readme.md')
  await run(memory, 'write_file', { path: 'über.txt', content: 'three' })
  expect(memory.texts()).toEqual({ 'Readme.md': 'one', 'u\u0308ber.txt': 'three' })
  const both = memoryWorkspace({ 'u\u0308': 'one', ü: 'two' })
  await expect(run(both, 'read_file', { path: 'ü' })).rejects.toThrow('different Unicode forms')
})

test.each([
  ['read_file', { path: 'a/b' }, '"a" is a file, not a folder.'],
  ['read_file', { path: 'c' }, '"c" is a folder, not a file.'],
  ['read_file', { path: 'x' }, 'There is no file "x".'],
  ['write_file', { path: 'c', content: '' }, '"c" is a folder, not a file.'],
  ['move_file', { from: 'a', to: 'c/d' }, 'There already is a file "c/d".'],
  ['move_file', { from: 'a', to: 'c' }, 'There already is a folder "c".'],
  ['move_file', { from: 'c', to: 'x' }, '"c" is a folder, not a file.'],
  ['delete_file', { path: 'c' }, '"c" is a folder, not a file.'],
  ['list_files', { path: 'a' }, '"a" is a file, not a folder.'],
])('%s of %j is refused before and when it runs', async (name, args, why) => {
  const memory = memoryWorkspace({ a: 'one', 'c/d': 'two' })
  await expect(effectOf(memory, name, args)).rejects.toThrow(why)
  await expect(run(memory, name, args)).rejects.toThrow(why)
  expect(memory.texts()).toEqual({ a: 'one', 'c/d': 'two' })
})

test('a long list is cut, with the rest counted', async () => {
  const names = Array.from({ length: 1200 }, (_, index) => [`file-${index}`, ''] as const)
  const memory = memoryWorkspace(Object.fromEntries(names))
  const { result } = await run(memory, 'list_files', { path: '' })
  expect(result).toMatchObject({ notListed: 200 })
  expect((result as { entries: unknown[] }).entries).toHaveLength(1000)
})

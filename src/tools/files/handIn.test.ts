import { expect, test } from 'vitest'
import { handIn, tellHandIn } from './handIn.ts'
import { memoryWorkspace } from './memoryFolder.ts'

const memory = memoryWorkspace({
  'a/b.txt': 'one\ntwo',
  'long.txt': 'x'.repeat(400_000),
  'longer.txt': 'y'.repeat(700_000),
  'image.png': 'a\0b',
})

test('what code would be given is told in full and bound by its mark, and is what it gets', async () => {
  const [effect] = await tellHandIn(memory, ['a/b.txt'])
  expect(effect?.summary).toMatch(
    /^The code is given the file "a\/b\.txt" \(7 bytes, SHA-256 [0-9a-f]+\) of the workspace in memory\.$/,
  )
  expect(effect?.after).toBe('one\ntwo')
  expect(await handIn(memory, ['a/b.txt'])).toEqual({ 'a/b.txt': 'one\ntwo' })
})

test('promise 2: a change of the file is another effect', async () => {
  const before = await tellHandIn(memoryWorkspace({ a: 'one' }), ['a'])
  expect(await tellHandIn(memoryWorkspace({ a: 'one' }), ['a'])).toEqual(before)
  expect(await tellHandIn(memoryWorkspace({ a: 'two' }), ['a'])).not.toEqual(before)
})

test('what is not shown of a long text is counted', async () => {
  const [effect] = await tellHandIn(memory, ['long.txt'])
  expect(effect?.summary).toMatch(
    /Of its text, the first [\d,]+ of 400,000 characters are shown\.$/,
  )
})

test.each([
  [['gone.txt'], 'There is no file "gone.txt".'],
  [['a'], '"a" is a folder'],
  [['image.png'], '"image.png" is no text'],
  [['long.txt', 'longer.txt'], 'The files are 1,100,000 bytes long together'],
])('%j can’t be handed in', async (paths, why) => {
  await expect(handIn(memory, paths)).rejects.toThrow(why)
  await expect(tellHandIn(memory, paths)).rejects.toThrow(why)
})

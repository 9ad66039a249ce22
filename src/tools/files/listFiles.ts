import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { onDisk } from './failure.ts'
import { folderPath } from './path.ts'
import { placeAt } from './place.ts'
import type { Workspace } from './workspace.ts'

const mostShown = 1000

/** Tells what is in a folder of the workspace. Names come from whoever made the files, so the person can read them first. */
export const listFiles = defineTool({
  name: 'list_files',
  description: `List what is in a folder of the workspace, the folder that the person keeps files in for you: names, kinds and sizes, at most ${mostShown}, sorted by name.`,
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  schema: z.strictObject({
    path: folderPath.describe('The folder, such as "notes/2026"; empty for the workspace itself'),
  }),
  effects({ path: of }, { workspace }) {
    return onDisk(async () => {
      const { words } = await folderAt(await workspace(), of)
      return [{ summary: `Lists ${words}.` }]
    })
  },
  execute({ path: of }, { workspace, signal }) {
    return onDisk(async () => {
      const { folder } = await folderAt(await workspace(), of)
      const handles: (FileSystemDirectoryHandle | FileSystemFileHandle)[] = []
      for await (const handle of folder.values()) {
        signal.throwIfAborted()
        handles.push(handle)
      }
      const byName = handles.toSorted((one, other) => (one.name < other.name ? -1 : 1))
      const entries = await Promise.all(byName.slice(0, mostShown).map(entryOf))
      const more = handles.length - entries.length
      const said = more > 0 ? { notListed: more } : {}
      return { result: { entries, ...said } }
    })
  },
})

async function entryOf(handle: FileSystemDirectoryHandle | FileSystemFileHandle) {
  const name = handle.name.normalize('NFC')
  if (handle.kind === 'directory') return { name, kind: 'folder' }
  return { name, kind: 'file', bytes: (await handle.getFile()).size }
}

async function folderAt({ files, words }: Workspace, of: string) {
  if (of === '') return { folder: files, words }
  const place = await placeAt(files, of)
  if (place.type === 'nothing') throw new Error(`There is no folder "${of}".`)
  if (place.type === 'file') throw new Error(`"${of}" is a file, not a folder.`)
  return { folder: place.handle, words: `the folder "${of}" in ${words}` }
}

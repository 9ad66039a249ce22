import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { hands } from './hands.ts'
import { mostListed } from './limits.ts'
import { folderPath } from './path.ts'
import type { Workspace } from './workspace.ts'

/** Tells what is in a folder of the workspace. Names come from whoever made the files, so the person can read them first. */
export const listFiles = defineTool({
  name: 'list_files',
  description: `List what is in a folder of the workspace, the folder that the person keeps files in for you: names, kinds and sizes, at most ${mostListed}, sorted by name.`,
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  schema: z.strictObject({
    path: folderPath.describe('The folder, such as "notes/2026"; empty for the workspace itself'),
  }),
  async effects({ path: of }, { workspace }) {
    const { onDisk } = await hands()
    return onDisk(async () => {
      const { words } = await folderAt(await workspace(), of)
      return [{ summary: `Lists ${words}.` }]
    })
  },
  async execute({ path: of }, { workspace, signal }) {
    const { listingOf, onDisk } = await hands()
    return onDisk(async () => {
      const { folder } = await folderAt(await workspace(), of)
      const { entries, more } = await listingOf(folder, signal)
      const listed = entries.map((entry) => ({ ...entry }))
      return { result: more > 0 ? { entries: listed, notListed: more } : { entries: listed } }
    })
  },
})

async function folderAt({ files, words }: Workspace, of: string) {
  if (of === '') return { folder: files, words }
  const { placeAt } = await hands()
  const place = await placeAt(files, of)
  if (place.type === 'nothing') throw new Error(`There is no folder "${of}".`)
  if (place.type === 'file') throw new Error(`"${of}" is a file, not a folder.`)
  return { folder: place.handle, words: `the folder "${of}" in ${words}` }
}

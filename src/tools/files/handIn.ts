import type { Effect } from '../../thread/preview.ts'
import { markOf, markWords, sizeWords, textOf } from './content.ts'
import { beginningOf } from './difference.ts'
import { onDisk } from './failure.ts'
import { fileAt } from './place.ts'
import type { Workspace } from './workspace.ts'

/** How much text may be handed to code at once. */
const mostBytes = 1000 * 1000

/** Tells what code would be given: the text of each file, bound by its mark also where not all of it is shown. */
export function tellHandIn(
  workspace: Workspace,
  paths: readonly string[],
): Promise<readonly Effect[]> {
  return onDisk(async () => {
    const all = await textsAt(workspace, paths)
    return Promise.all(
      all.map(async ({ path, file, text }) => {
        const given = `The code is given the file "${path}" (${markWords(await markOf(file))}) of ${workspace.words}.`
        const shown = beginningOf(text, 'Of its text')
        return { summary: [given, shown.words].filter(Boolean).join(' '), after: shown.text }
      }),
    )
  })
}

/** Reads the texts of files, by path. */
export function handIn(
  workspace: Workspace,
  paths: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  return onDisk(async () => {
    const all = await textsAt(workspace, paths)
    return Object.fromEntries(all.map(({ path, text }) => [path, text]))
  })
}

async function textsAt({ files }: Workspace, paths: readonly string[]) {
  const all = await Promise.all(
    paths.map(async (path) => {
      const file = await (await fileAt(files, path)).handle.getFile()
      const text = await textOf(file)
      if (text === undefined) throw new Error(`"${path}" is no text, or too long to be handed in.`)
      return { path, file, text }
    }),
  )
  const bytes = all.reduce((sum, { file }) => sum + file.size, 0)
  if (bytes <= mostBytes) return all
  throw new Error(
    `The files are ${sizeWords(bytes)} long together; ${sizeWords(mostBytes)} can be handed in.`,
  )
}

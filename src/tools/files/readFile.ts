import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { beginningOf, sizeWords } from './content.ts'
import { onDisk } from './failure.ts'
import { path } from './path.ts'
import { fileAt } from './place.ts'

/** So that it fits into a result together with what is said of the rest. */
const mostBytes = 250 * 1000

/** Reads a text file of the workspace. It may come from anywhere, so the person can read it first. */
export const readFile = defineTool({
  name: 'read_file',
  description: `Read a text file of the workspace, up to its first ${sizeWords(mostBytes)}.`,
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  schema: z.strictObject({ path: path.describe('The file, such as "notes/july.txt"') }),
  effects({ path: of }, { workspace }) {
    return onDisk(async () => {
      const { files, words } = await workspace()
      await fileAt(files, of)
      return [{ summary: `Reads the file "${of}" in ${words}.` }]
    })
  },
  async notes({ path: of }, { workspace }) {
    const { files } = await workspace()
    const { size } = await (await fileAt(files, of)).handle.getFile()
    const rest = size > mostBytes ? `, of which the first ${sizeWords(mostBytes)} are read` : ''
    return [{ weight: 'plain', text: `The file has ${sizeWords(size)}${rest}.` }]
  },
  execute({ path: of }, { workspace }) {
    return onDisk(async () => {
      const { files } = await workspace()
      const file = await (await fileAt(files, of)).handle.getFile()
      const text = await beginningOf(file, mostBytes)
      if (text === undefined) throw new Error(`"${of}" is no text: ${kindOf(file)}.`)
      if (file.size <= mostBytes) return { result: text }
      const cut = `[Cut: the file has ${sizeWords(file.size)}; these are its first ${sizeWords(mostBytes)}.]`
      return { result: `${text}\n\n${cut}` }
    })
  },
})

/** The browser knows a type by the name only. */
function kindOf({ size, type }: File): string {
  return `${sizeWords(size)}, ${type ? `by its name ${type}` : 'of an unknown type'}`
}

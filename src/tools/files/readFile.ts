import { z } from 'zod'
import type { OwnData } from '../tool.ts'
import { defineTool } from '../tool.ts'
import { hands } from './hands.ts'
import { mostRead } from './limits.ts'
import { path } from './path.ts'

const most = `${mostRead.toLocaleString('en')} bytes`

/** Reads a text file of the workspace. It may come from anywhere, so the person can read it first. */
export const readFile = defineTool({
  name: 'read_file',
  description: `Read a text file of the workspace, up to its first ${most}.`,
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  schema: z.strictObject({ path: path.describe('The file, such as "notes/july.txt"') }),
  async effects({ path: of }, { workspace }) {
    const { words } = await opened(of, workspace)
    return [{ summary: `Reads the file "${of}" in ${words}.` }]
  },
  async notes({ path: of }, { workspace }) {
    const { sizeWords } = await hands()
    const { size } = (await opened(of, workspace)).file
    const rest = size > mostRead ? `, of which the first ${most} are read` : ''
    return [{ weight: 'plain', text: `The file has ${sizeWords(size)}${rest}.` }]
  },
  async execute({ path: of }, { workspace }) {
    const { beginningOf, onDisk, sizeWords } = await hands()
    const { file } = await opened(of, workspace)
    const text = await onDisk(() => beginningOf(file, mostRead))
    if (text === undefined) {
      const type = file.type ? `by its name ${file.type}` : 'of an unknown type'
      throw new Error(`"${of}" is no text: ${sizeWords(file.size)}, ${type}.`)
    }
    if (file.size <= mostRead) return { result: text }
    const cut = `[Cut: the file has ${sizeWords(file.size)}; these are its first ${most}.]`
    return { result: `${text}\n\n${cut}` }
  },
})

async function opened(of: string, workspace: OwnData['workspace']) {
  const { fileAt, onDisk } = await hands()
  return onDisk(async () => {
    const { files, words } = await workspace()
    return { words, file: await (await fileAt(files, of)).handle.getFile() }
  })
}

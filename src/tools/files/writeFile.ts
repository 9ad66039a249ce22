import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { hands, undo } from './hands.ts'
import { path } from './path.ts'

/** Writes a text file of the workspace, in the place of what is in it. */
export const writeFile = defineTool({
  name: 'write_file',
  description:
    'Write a text file of the workspace: a new one, with the folders it needs, or the whole of one that is there.',
  risk: 'write',
  schema: z.strictObject({
    path: path.describe('The file, such as "notes/july.txt"'),
    content: z.string().describe('The whole text of the file'),
  }),
  async effects({ path: to, content }, { workspace }) {
    const { onDisk, placeAt, tellWrite } = await hands()
    return onDisk(async () => {
      const { files, words } = await workspace()
      return [await tellWrite({ path: to, words }, await placeAt(files, to), content)]
    })
  },
  async execute({ path: to, content }, { workspace, signal }) {
    const { write } = await hands()
    const receipt = await write(await workspace(), to, content, signal)
    return { result: `The file "${to}" now holds that text.`, ...(receipt && { receipt }) }
  },
  undo,
})

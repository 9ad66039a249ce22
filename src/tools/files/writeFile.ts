import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { write } from './change.ts'
import { onDisk } from './failure.ts'
import { path } from './path.ts'
import { placeAt } from './place.ts'
import { tellWrite } from './tellEffect.ts'
import { undoChange } from './undoChange.ts'

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
  effects({ path: to, content }, { workspace }) {
    return onDisk(async () => {
      const { files, words } = await workspace()
      return [await tellWrite({ path: to, words }, await placeAt(files, to), content)]
    })
  },
  async execute({ path: to, content }, { workspace, signal }) {
    const receipt = await write(await workspace(), to, content, signal)
    return { result: `The file "${to}" now holds that text.`, ...(receipt && { receipt }) }
  },
  undo: undoChange,
})

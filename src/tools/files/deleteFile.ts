import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { hands, undo } from './hands.ts'
import { path } from './path.ts'

/** Deletes a file of the workspace. */
export const deleteFile = defineTool({
  name: 'delete_file',
  description: 'Delete a file of the workspace.',
  risk: 'destructive',
  schema: z.strictObject({ path: path.describe('The file, such as "notes/july.txt"') }),
  async effects({ path: of }, { workspace }) {
    const { fileAt, onDisk, tellDelete } = await hands()
    return onDisk(async () => {
      const { files, words } = await workspace()
      return [await tellDelete({ path: of, words }, await fileAt(files, of))]
    })
  },
  async execute({ path: of }, { workspace, signal }) {
    const { destroy } = await hands()
    const receipt = await destroy(await workspace(), of, signal)
    return { result: `The file "${of}" is deleted.`, ...(receipt && { receipt }) }
  },
  undo,
})

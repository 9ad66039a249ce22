import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { destroy } from './change.ts'
import { onDisk } from './failure.ts'
import { path } from './path.ts'
import { fileAt } from './place.ts'
import { tellDelete } from './tellEffect.ts'
import { undoChange } from './undoChange.ts'

/** Deletes a file of the workspace. */
export const deleteFile = defineTool({
  name: 'delete_file',
  description: 'Delete a file of the workspace.',
  risk: 'destructive',
  schema: z.strictObject({ path: path.describe('The file, such as "notes/july.txt"') }),
  effects({ path: of }, { workspace }) {
    return onDisk(async () => {
      const { files, words } = await workspace()
      return [await tellDelete({ path: of, words }, await fileAt(files, of))]
    })
  },
  async execute({ path: of }, { workspace, signal }) {
    const receipt = await destroy(await workspace(), of, signal)
    return { result: `The file "${of}" is deleted.`, ...(receipt && { receipt }) }
  },
  undo: undoChange,
})

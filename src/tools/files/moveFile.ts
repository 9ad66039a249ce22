import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { hands, undo } from './hands.ts'
import { path } from './path.ts'

/** Moves or renames a file of the workspace; nothing is overwritten by it. */
export const moveFile = defineTool({
  name: 'move_file',
  description:
    'Move or rename a file of the workspace. Nothing may be at the new place yet; the folders it needs are made.',
  risk: 'write',
  schema: z.strictObject({
    from: path.describe('The file, such as "july.txt"'),
    to: path.describe('Its new path, such as "notes/july.txt"'),
  }),
  async effects({ from, to }, { workspace }) {
    const { fileAt, freeAt, onDisk, tellMove } = await hands()
    return onDisk(async () => {
      const { files, words } = await workspace()
      const place = await fileAt(files, from)
      await freeAt(files, to)
      return [await tellMove({ from, to, words }, place)]
    })
  },
  async execute({ from, to }, { workspace, signal }) {
    const { relocate } = await hands()
    const receipt = await relocate(await workspace(), { from, to }, signal)
    return { result: `The file "${from}" is now "${to}".`, receipt }
  },
  undo,
})

import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { hands, undo } from './hands.ts'
import { path } from './path.ts'
import type { Workspace } from './workspace.ts'

interface Edit {
  readonly path: string
  readonly old_text: string
  readonly new_text: string
}

/** Replaces a text that occurs exactly once in a file of the workspace. */
export const editFile = defineTool({
  name: 'edit_file',
  description:
    'Replace one text by another in a text file of the workspace. The old text must occur in it exactly once, character for character.',
  risk: 'write',
  schema: z.strictObject({
    path: path.describe('The file, such as "notes/july.txt"'),
    old_text: z.string().min(1).describe('The text to replace, with enough around it to be unique'),
    new_text: z.string().describe('The text in its place; may be empty'),
  }),
  async effects(edit, { workspace }) {
    const { onDisk, tellWrite } = await hands()
    return onDisk(async () => {
      const opened = await workspace()
      const { place, text } = await edited(opened, edit)
      return [await tellWrite({ path: edit.path, words: opened.words }, place, text)]
    })
  },
  async execute(edit, { workspace, signal }) {
    const { write, onDisk } = await hands()
    const opened = await workspace()
    const { text } = await onDisk(() => edited(opened, edit))
    const receipt = await write(opened, edit.path, text, signal)
    return { result: `The file "${edit.path}" is changed.`, ...(receipt && { receipt }) }
  },
  undo,
})

async function edited({ files }: Workspace, { path: of, old_text: old, new_text: by }: Edit) {
  const { fileAt, textOf } = await hands()
  const place = await fileAt(files, of)
  const text = await textOf(await place.handle.getFile())
  if (text === undefined) throw new Error(`"${of}" is no text, or too long to be edited.`)
  const start = text.indexOf(old)
  if (start < 0) throw new Error(`The old text does not occur in "${of}".`)
  if (text.includes(old, start + 1))
    throw new Error(`The old text occurs in "${of}" more than once.`)
  return { place, text: text.slice(0, start) + by + text.slice(start + old.length) }
}

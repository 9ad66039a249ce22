import { z } from 'zod'
import { giveFile } from './giveFile.ts'
import { defineTool } from './tool.ts'

/** Hands a text file to the browser, which saves it as it saves any download. */
export const downloadFile = defineTool({
  name: 'download_file',
  description: 'Give the person a text file to keep, as a download of their browser.',
  risk: 'write',
  needsPress: true,
  schema: z.strictObject({
    name: z
      .string()
      .regex(/^[^\p{C}\\/:*?"<>|.\s][^\p{C}\\/:*?"<>|]{0,99}$/u, 'Not a plain file name')
      .refine((name) => !/[. ]$/.test(name), 'Not a plain file name')
      .describe('A plain file name, such as notes.txt'),
    content: z.string().describe('The whole text of the file'),
  }),
  async effects({ name, content }) {
    return [{ summary: `A new file among the downloads of this browser: ${name}`, after: content }]
  },
  async execute({ name, content }) {
    giveFile(name, content)
    return { result: `The browser was given ${name} to save.` }
  },
})

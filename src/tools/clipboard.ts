import { z } from 'zod'
import { orAborted } from './orAborted.ts'
import { defineTool } from './tool.ts'

/** Reads the text that was copied last, wherever it comes from. */
export const readClipboard = defineTool({
  name: 'read_clipboard',
  description: 'Read the text on the clipboard of the person’s computer.',
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  needsPress: true,
  schema: z.strictObject({}),
  async execute(_, { signal }) {
    return { result: await orAborted(navigator.clipboard.readText(), signal) }
  },
})

/** Puts a text on the clipboard, in the place of what is there. */
export const writeClipboard = defineTool({
  name: 'write_clipboard',
  description: 'Copy a text to the clipboard of the person’s computer, replacing what is on it.',
  risk: 'write',
  needsPress: true,
  schema: z.strictObject({ text: z.string().min(1).describe('The text to copy') }),
  async effects({ text }) {
    return [
      { summary: 'The clipboard of this computer, in the place of what is on it', after: text },
    ]
  },
  async execute({ text }, { signal }) {
    await orAborted(navigator.clipboard.writeText(text), signal)
    return { result: 'The text is on the clipboard.' }
  },
})

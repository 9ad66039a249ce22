import { z } from 'zod'
import { defineTool } from './tool.ts'

/** A question to the person, whose response is the result; there is nothing to run. */
export const askHuman = defineTool({
  name: 'ask_human',
  description: 'Ask the person a question and wait for the answer.',
  risk: 'read',
  allowedDecisions: ['respond'],
  schema: z.strictObject({ question: z.string().min(1).describe('The question') }),
  async commit() {
    throw new Error('A question is answered by the person, and runs nothing.')
  },
})

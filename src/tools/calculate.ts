import { z } from 'zod'
import { defineTool } from './tool.ts'

const longest = 1000

/** Works out an arithmetic expression; it knows numbers and their functions, and no names of the page. */
export const calculate = defineTool({
  name: 'calculate',
  description:
    'Work out an arithmetic expression such as "(2 + 3) * 4 ^ 2" or "sqrt(2) * sin(PI / 4)". Numbers are 64-bit floating point.',
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  schema: z.strictObject({
    expression: z.string().min(1).max(longest).describe('The expression to work out'),
  }),
  async execute({ expression }) {
    const { Parser } = await import('expr-eval-fork')
    const parser = new Parser({ operators: { assignment: false, fndef: false } })
    // The same expression must give the same value, whenever it is worked out.
    delete (parser.functions as Record<string, unknown>)['random']
    const value: unknown = parser.evaluate(expression)
    if (typeof value === 'boolean') return { result: value }
    if (typeof value === 'number' && Number.isFinite(value)) return { result: value }
    throw new Error('The expression has no finite number as its value.')
  },
})

import { z } from 'zod'
import { defineTool } from './tool.ts'

const longest = 50_000

/** Runs JavaScript in a sandbox that can reach nothing. */
export const runJavascript = defineTool({
  name: 'run_javascript',
  description:
    'Run JavaScript in a sandbox and get its value. The last statement is the value, or what the code returns; await and console.log work. There is no network, storage, page, timer or import. At most 2 seconds of computing, 64 MB and 200 console lines.',
  risk: 'read',
  schema: z.strictObject({
    code: z.string().min(1).max(longest).describe('The JavaScript to run'),
  }),
  async execute({ code }, { signal }) {
    const { runInSandbox, failureOf } = await import('./sandbox/index.ts')
    const outcome = await runInSandbox({ code }, { signal })
    if (outcome.type !== 'value') throw failureOf(outcome)
    const { value = hasNoValue, console } = outcome
    return { result: console.length > 0 ? { value, console } : { value } }
  },
})

const hasNoValue = 'The code has no value: its last statement, or what it returns, would be it.'

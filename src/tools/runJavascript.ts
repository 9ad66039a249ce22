import { z } from 'zod'
import type { Effect } from '../thread/preview.ts'
import { defineTool } from './tool.ts'
import { path } from './files/path.ts'

const longest = 50_000
const mostFiles = 20

/** Runs JavaScript in a sandbox that can reach nothing; what it may know of files is read for it before the approval. */
export const runJavascript = defineTool({
  name: 'run_javascript',
  description:
    'Run JavaScript in a sandbox and get its value. The last statement is the value, or what the code returns; await and console.log work. There is no network, storage, page, timer or import. At most 2 seconds of computing, 64 MB and 200 console lines. Files named in the call are in the object `files`, their texts by path; to write a file, return its text and call write_file.',
  risk: 'read',
  // Without files, nothing is in the result that the model and the approval have not had before.
  isResultUntrusted: { with: 'files' },
  schema: z.strictObject({
    code: z.string().min(1).max(longest).describe('The JavaScript to run'),
    files: z
      .array(path)
      .min(1)
      .max(mostFiles)
      .refine((paths) => new Set(paths).size === paths.length, 'A file is named twice')
      .optional()
      .describe('Text files of the workspace that the code is given'),
  }),
  async effects({ files = [] }, { workspace }): Promise<readonly Effect[]> {
    if (files.length === 0) return []
    const { tellHandIn } = await import('./files/handIn.ts')
    return tellHandIn(await workspace(), files)
  },
  async execute({ code, files }, { signal, workspace }) {
    const { runInSandbox, failureOf } = await import('./sandbox/index.ts')
    const { handIn } = await import('./files/handIn.ts')
    const texts = files && (await handIn(await workspace(), files))
    const outcome = await runInSandbox({ code, given: texts ? { files: texts } : {} }, { signal })
    if (outcome.type === 'value') {
      const { value = hasNoValue, console } = outcome
      return { result: console.length > 0 ? { value, console } : { value } }
    }
    const failure = failureOf(outcome)
    const isOfTheCode = outcome.type !== 'could-not-load' && outcome.type !== 'stopped'
    // An error may carry the text of a file, and only a result waits for the person.
    if (texts && isOfTheCode) return { result: { error: failure.message } }
    throw failure
  },
})

const hasNoValue = 'The code has no value: its last statement, or what it returns, would be it.'

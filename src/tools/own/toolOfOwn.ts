import { jsonSchemaTool } from '../jsonSchemaTool.ts'
import type { Tool } from '../tool.ts'
import { definitionOfOwn } from './ownTool.ts'
import type { OwnTool } from './ownTool.ts'

/** Makes a tool of what the person wrote; its code runs in the sandbox, which reaches nothing. */
export async function toolOfOwn(own: OwnTool): Promise<Tool> {
  return jsonSchemaTool(await definitionOfOwn(own), {
    async execute(args, { signal }) {
      const { runInSandbox, failureOf } = await import('../sandbox/index.ts')
      const outcome = await runInSandbox({ code: own.code, given: { args } }, { signal })
      if (outcome.type !== 'value') throw failureOf(outcome)
      return { result: outcome.value ?? null }
    },
  })
}

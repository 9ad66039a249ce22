import type { Finding, UnknownCall } from '../thread/toolCall.ts'
import type { Tool } from '../tools/tool.ts'
import { approvedArguments, idempotencyKey, isToolAsSent } from './asApproved.ts'
import { limitResult } from './limitResult.ts'

/** Looks once whether a call took effect. It records nothing and decides nothing; a look that fails is an inconclusive one. */
export type Check = (signal: AbortSignal) => Promise<Finding>

/** The way to look what became of a call, where the tool that ran it offers one. */
export async function checkOf(
  call: UnknownCall,
  tools: ReadonlyMap<string, Tool>,
): Promise<Check | undefined> {
  const tool = tools.get(call.name)
  if (tool?.kind !== 'execute' || !tool.check || !(await isToolAsSent(tool, call))) return undefined
  const { check } = tool
  return async (signal) => {
    try {
      const context = { idempotencyKey: idempotencyKey(call), signal }
      return limited(await check(approvedArguments(call), context))
    } catch (error) {
      return { type: 'inconclusive', why: failureOf(error) }
    }
  }
}

function limited(finding: Finding): Finding {
  if (finding.type !== 'took-effect') return finding
  const kept = limitResult(finding.output)
  return { type: 'took-effect', output: kept.type === 'whole' ? kept.value : kept.text }
}

/** A failed fetch is a TypeError in every browser. */
function failureOf(error: unknown): string {
  const cause = error instanceof Error ? error.message : String(error)
  return error instanceof TypeError
    ? `The place where it would show could not be reached (${cause}).`
    : `Looking failed: ${cause}`
}

import { messageOf } from '../thread/problem.ts'
import type { Finding, UnknownCall } from '../thread/toolCall.ts'
import type { Tool } from '../tools/tool.ts'
import { approvedArguments, idempotencyKey, isToolAsSent } from './asApproved.ts'
import { limitResult } from './limitResult.ts'
import type { ChainPorts } from './ports.ts'
import { withinLimit } from './withinLimit.ts'

/** Looks once whether a call took effect. It records nothing and decides nothing; a look that fails is an inconclusive one. */
export type Check = (signal: AbortSignal) => Promise<Finding>

/** The way to look what became of a call, where the tool that ran it offers one. */
export async function checkOf(
  call: UnknownCall,
  tools: ReadonlyMap<string, Tool>,
  after: ChainPorts['after'],
): Promise<Check | undefined> {
  const tool = tools.get(call.name)
  if (tool?.kind !== 'execute' || !tool.check || !(await isToolAsSent(tool, call))) return undefined
  const { check, timeLimit } = tool
  const look = (signal: AbortSignal) =>
    check(approvedArguments(call), { idempotencyKey: idempotencyKey(call), signal })
  return async (signal) => {
    try {
      return limited(await withinLimit(look, timeLimit, { signal, after }))
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
  const cause = messageOf(error)
  return error instanceof TypeError
    ? `The place where it would show could not be reached (${cause}).`
    : `Looking failed: ${cause}`
}

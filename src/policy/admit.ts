import { problemText } from '../thread/argumentProblem.ts'
import type { ArgumentProblem } from '../thread/argumentProblem.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { JsonObject } from '../thread/json.ts'
import type { CallId, Refusal, RefusalReason, ToolDefinition } from '../thread/toolCall.ts'
import { parseStrictly } from './strictArguments.ts'

/** A tool call as the model wrote it, before anything is believed of it. */
export interface ProposedCall {
  readonly name: string
  readonly rawArguments: string
}

/** What admit needs to know of a tool. */
export interface AdmittableTool {
  readonly definition: ToolDefinition
  readonly problems: (args: JsonObject) => readonly ArgumentProblem[]
}

type Admission = Extract<ThreadEvent, { type: 'call-offered' | 'call-refused' }>

/** Decides whether a proposed call may be put before the person. Unknown or malformed means refused, everything else is asked. Pure. */
export function admit(
  proposed: ProposedCall,
  identity: { readonly call: CallId; readonly toolCallId: string },
  tools: ReadonlyMap<string, AdmittableTool>,
): Admission {
  const { name, rawArguments } = proposed
  const refuse = (reason: RefusalReason, detail: string): Admission =>
    refused(proposed, identity, { reason, detail })

  const tool = tools.get(name)
  if (!tool) {
    const known = [...tools.keys()].join(', ')
    return refuse('unknown-tool', `There is no tool with this name. The tools are: ${known}.`)
  }
  const strict = parseStrictly(rawArguments)
  if (strict.type === 'refused') return refuse('unparsable-arguments', strict.detail)
  const problems = tool.problems(strict.args)
  if (problems.length > 0) return refuse('invalid-arguments', problems.map(problemText).join('; '))
  const { definition } = tool
  return { type: 'call-offered', ...identity, name, args: strict.args, definition }
}

/** The event of a call that is refused before it is looked at, because its reply as a whole can't be trusted. */
export function refused(
  { name, rawArguments }: ProposedCall,
  { call, toolCallId }: { readonly call: CallId; readonly toolCallId: string },
  refusal: Refusal,
): Admission {
  return { type: 'call-refused', call, toolCallId, name, rawArguments, refusal }
}

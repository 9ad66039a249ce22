import type { Thread } from '../../thread/thread.ts'
import type { ToolCall } from '../../thread/toolCall.ts'

/** What a trace tells of a value that went into a run or came out of it: of a thread and a call what matters, of anything else itself. */
export function told(value: unknown): object {
  if (isThread(value)) return { thread: value.id, calls: lastCalls(value).map(toldCall) }
  if (isCall(value)) return 'args' in value ? value.args : {}
  const { call } = (value ?? {}) as { call?: unknown }
  if (isCall(call)) return toldCall(call)
  return value !== null && typeof value === 'object' ? value : { value }
}

function lastCalls({ turns }: Thread): readonly ToolCall[] {
  const last = turns.findLast((turn) => turn.kind === 'reply')
  return last?.calls ?? []
}

/** A result that waits for the person, or that they withheld, stays here. */
function toldCall(call: ToolCall): object {
  const { name, status } = call
  const asked = 'args' in call ? { args: call.args } : {}
  switch (call.status) {
    case 'succeeded':
    case 'undone':
      return { name, status, ...asked, result: call.result }
    case 'failed':
      return { name, status, ...asked, error: call.error }
    case 'rejected':
    case 'answered':
      return { name, status, ...asked, decision: call.decision }
    case 'refused':
    case 'pending':
    case 'approved':
    case 'running':
    case 'held':
    case 'withheld':
    case 'unknown':
    case 'cancelled':
      return { name, status, ...asked }
  }
}

const isThread = (value: unknown): value is Thread =>
  value !== null && typeof value === 'object' && 'turns' in value && 'seq' in value

const isCall = (value: unknown): value is ToolCall =>
  value !== null && typeof value === 'object' && 'toolCallId' in value && 'status' in value

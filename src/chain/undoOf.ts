import { messageOf } from '../thread/problem.ts'
import type { OfferedCall, UndoOutcome } from '../thread/toolCall.ts'
import type { Json } from '../thread/json.ts'
import type { Tool } from '../tools/tool.ts'
import { idempotencyKey } from './asApproved.ts'
import type { ChainPorts } from './ports.ts'
import { mayHaveHappened, withinLimit } from './withinLimit.ts'

/** A tool that takes back what it did outside. */
export type UndoingTool = Extract<Tool, { kind: 'execute' }> & {
  readonly undo: NonNullable<Extract<Tool, { kind: 'execute' }>['undo']>
}

/** Takes back once what a call did outside, and says how that ended; it records nothing. */
export async function undoOf(
  call: OfferedCall & { readonly receipt: Json },
  { undo, timeLimit }: UndoingTool,
  { after, workspace }: Pick<ChainPorts, 'after' | 'workspace'>,
): Promise<UndoOutcome> {
  // The key of the call itself would be answered with what the call came to.
  const key = `${idempotencyKey(call)}/undo`
  const { signal } = new AbortController()
  const work = (told: AbortSignal) =>
    undo(call.receipt, { idempotencyKey: key, signal: told, workspace })
  try {
    await withinLimit(work, timeLimit, { signal, after })
    return { type: 'undone' }
  } catch (error) {
    return mayHaveHappened(error)
      ? { type: 'unknown', why: messageOf(error) }
      : { type: 'failed', error: messageOf(error) }
  }
}

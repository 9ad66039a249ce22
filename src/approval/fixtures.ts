import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import type { Json, JsonObject } from '../thread/json.ts'
import type { Thread } from '../thread/thread.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { CallId, Risk, ToolDefinition } from '../thread/toolCall.ts'

/** A thread of the tests, by what happened in it. */
export function threadAfter(...events: readonly ThreadEvent[]): Thread {
  return fold('t', entriesOf(events))
}

/** Entries as a journal would hold them, one second apart. */
export function entriesOf(events: readonly ThreadEvent[], after = 0): ThreadEntry[] {
  return events.map((event, index) => {
    const seq = after + index + 1
    return { threadId: 't', seq, at: seq * 1000, previousHash: '', event }
  })
}

/** The identity of a call of the tests. */
export const idOf = (reply: number, index: number): CallId => callIdOf('t', reply, index)

/** A tool of the tests. */
function toolOf({ name, risk = 'read', isUntrusted = false }: Proposal): ToolDefinition {
  const properties = { recipient: { type: 'string', description: 'Where it goes' } }
  const parameters = { type: 'object', properties }
  const shared = { name, description: `What ${name} does.`, parameters, risk, source } as const
  return isUntrusted
    ? { ...shared, allowedDecisions: ['approve', 'respond'], isResultUntrusted: true }
    : shared
}

const source = 'built-in'

/** What a person said. */
export const said = (text: string): ThreadEvent => ({ type: 'user-said', text })

/** A call that a reply proposes. */
export interface Proposal {
  readonly name: string
  readonly args?: JsonObject
  readonly risk?: Risk
  /** Its result is held, and it can be answered in its place. */
  readonly isUntrusted?: boolean
}

/** A reply of the model with its calls. */
export function replied(
  reply: number,
  proposals: readonly Proposal[],
  mode: 'agent' | 'single-pass' = 'agent',
): ThreadEvent[] {
  const origin = { provider: 'demo', model: 'demo' }
  return [
    { type: 'model-asked', reply, origin, mode, tools: {} },
    { type: 'model-replied', reply, message: { type: 'ai', data: { content: '' } } },
    ...proposals.map((proposal, index): ThreadEvent => ({
      type: 'call-offered',
      call: idOf(reply, index),
      toolCallId: `call_${reply}_${index}`,
      name: proposal.name,
      args: proposal.args ?? {},
      definition: toolOf(proposal),
    })),
  ]
}

/** A call that is approved as it was shown. */
export function approved(reply: number, index: number): ThreadEvent[] {
  const call = idOf(reply, index)
  return [
    { type: 'call-presented', call, revision: 1, digest: 'd' },
    decided(reply, index, 'approve'),
  ]
}

/** A call that has been approved runs and gives this. */
export function ran(reply: number, index: number, value: Json): ThreadEvent[] {
  const call = idOf(reply, index)
  const result = { type: 'whole', value } as const
  return [
    { type: 'call-started', call, digest: 'd' },
    { type: 'call-finished', call, outcome: { type: 'succeeded', result } },
  ]
}

/** A decision about a call. */
export function decided(reply: number, index: number, type: 'approve' | 'reject'): ThreadEvent {
  return {
    type: 'call-decided',
    call: idOf(reply, index),
    revision: 1,
    decision: { type },
    ...(type === 'approve' ? { digest: 'd' } : {}),
  }
}

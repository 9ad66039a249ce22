import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import type { JsonObject } from '../thread/json.ts'
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
function toolOf(name: string, risk: Risk = 'read'): ToolDefinition {
  const properties = { recipient: { type: 'string', description: 'Where it goes' } }
  const parameters = { type: 'object', properties }
  return { name, description: `What ${name} does.`, parameters, risk, source: 'built-in' }
}

/** What a person said. */
export const said = (text: string): ThreadEvent => ({ type: 'user-said', text })

/** A call that a reply proposes. */
export interface Proposal {
  readonly name: string
  readonly args?: JsonObject
  readonly risk?: Risk
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
    ...proposals.map(({ name, args = {}, risk }, index): ThreadEvent => ({
      type: 'call-offered',
      call: idOf(reply, index),
      toolCallId: `call_${reply}_${index}`,
      name,
      args,
      definition: toolOf(name, risk),
    })),
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

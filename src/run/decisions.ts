import { callDigest } from '../thread/digest.ts'
import { endOfPass } from '../thread/endOfPass.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { JsonObject } from '../thread/json.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import type { Effect } from '../thread/preview.ts'
import { callOf, pendingCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { CallId, Decision, PendingCall } from '../thread/toolCall.ts'
import { editedCall, presentation } from './callPreview.ts'

/** The event of a person's decision. A yes refers to what was presented; an edit only to the very arguments that were. Throws NotAdmitted where something else was on the screen. */
export async function decidedEvent(call: PendingCall, decision: Decision): Promise<ThreadEvent> {
  const base = { type: 'call-decided', call: call.id, revision: call.revision, decision } as const
  const { presented } = call
  switch (decision.type) {
    case 'reject':
    case 'respond':
      return base
    case 'approve':
      if (presented?.revision !== call.revision) throw new NotAdmitted('call-decided')
      return { ...base, digest: presented.digest }
    case 'edit': {
      const edited = editedCall(call, decision.editedAction.args)
      const digest = presented && (await callDigest(edited, presented.effects))
      if (digest === undefined || presented?.digest !== digest)
        throw new NotAdmitted('call-decided')
      return { ...base, revision: edited.revision, digest }
    }
  }
}

/** A no; an empty reason counts as none. */
export function rejection(reason = ''): Decision {
  const message = reason.trim()
  return message === '' ? { type: 'reject' } : { type: 'reject', message }
}

/** The events by which a person rejects all that waits, or these of them, each call with this reason; in single pass they end the run. */
export function rejectionEvents(
  thread: Thread,
  message?: string,
  rejected = pendingCalls(thread),
): readonly ThreadEvent[] {
  const decided = rejected.map(({ id, revision }): ThreadEvent => {
    return { type: 'call-decided', call: id, revision, decision: rejection(message) }
  })
  return [...decided, ...endOfPass(thread)]
}

/** What puts on record that a screen shows this call with these effects, and with the person's arguments where they edit it; nothing where that is on record already. */
export async function presentedEvents(
  call: PendingCall,
  effects: readonly Effect[],
  args?: JsonObject,
): Promise<readonly ThreadEvent[]> {
  const presented = await presentation(args ? editedCall(call, args) : call, effects)
  if (call.presented?.digest === presented.digest) return []
  return [{ type: 'call-presented', call: call.id, ...presented }]
}

/** The same for all these calls; what no longer waits is left out. */
export async function allPresentedEvents(
  thread: Thread,
  shown: ReadonlyMap<CallId, readonly Effect[]>,
): Promise<readonly ThreadEvent[]> {
  const events = pendingCalls(thread).map(async (call) => {
    const effects = shown.get(call.id)
    return effects ? presentedEvents(call, effects) : []
  })
  return (await Promise.all(events)).flat()
}

/** The events that put a call that failed before the person again, as a proposal of their own. Throws NotAdmitted where it has not failed. */
export function retryEvents(thread: Thread, id: CallId): readonly ThreadEvent[] {
  const call = callOf(thread, id)
  if (call?.status !== 'failed') throw new NotAdmitted('person-proposed')
  const reply = thread.replies + 1
  return [
    { type: 'person-proposed', reply, retryOf: id },
    {
      type: 'call-offered',
      call: callIdOf(thread.id, reply, 0),
      toolCallId: `own_${reply}_0`,
      name: call.name,
      args: call.args,
      definition: call.definition,
    },
  ]
}

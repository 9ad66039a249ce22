import { callDigest } from '../thread/digest.ts'
import { endOfPass } from '../thread/endOfPass.ts'
import type { ThreadEvent } from '../thread/events.ts'
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

/** The events by which a person rejects all that waits, each call with this reason; in single pass they end the run. */
export function rejectionEvents(thread: Thread, message?: string): readonly ThreadEvent[] {
  const decided = pendingCalls(thread).map(({ id, revision }): ThreadEvent => {
    return { type: 'call-decided', call: id, revision, decision: rejection(message) }
  })
  return [...decided, ...endOfPass(thread)]
}

/** The events that put on record what a screen shows of these calls; what no longer waits, or is on record already, is left out. */
export async function presentedEvents(
  thread: Thread,
  shown: ReadonlyMap<CallId, readonly Effect[]>,
): Promise<readonly ThreadEvent[]> {
  const waiting = pendingCalls(thread).flatMap((call) => {
    const effects = shown.get(call.id)
    return effects ? [{ call, effects }] : []
  })
  const events = await Promise.all(
    waiting.map(async ({ call, effects }): Promise<readonly ThreadEvent[]> => {
      const presented = await presentation(call, effects)
      if (call.presented?.digest === presented.digest) return []
      return [{ type: 'call-presented', call: call.id, ...presented }]
    }),
  )
  return events.flat()
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

import type { ThreadEvent } from './events.ts'
import { isDecided, isOpen, isResultUntrusted } from './toolCall.ts'
import type {
  CancelReason,
  OfferedCall,
  ReturnReason,
  Settlement,
  ToolCall,
  UndoOutcome,
} from './toolCall.ts'

type CallFinished = Extract<ThreadEvent, { type: 'call-finished' }>
type CallDecided = Extract<ThreadEvent, { type: 'call-decided' }>

/** The call with a decision about it; an edit puts the person's arguments in the place of the model's. Pure, like all here: a change that the call's state does not allow leaves it as it is. */
export function decided(call: ToolCall, event: CallDecided, at: number): ToolCall {
  if (call.status !== 'pending' && !isDecided(call)) return call
  const { decision, digest = '', rule, revision } = event
  const presented = call.status === 'pending' ? call.presented : undefined
  const end = { decidedAt: at, ...(rule ? { rule } : {}) }
  const effects = event.effects ?? presented?.effects ?? []
  const offered = offeredPart(call)
  switch (decision.type) {
    case 'approve':
      return { ...offered, ...end, status: 'approved', decision, digest, effects }
    case 'edit': {
      const { args } = decision.editedAction
      const proposedArgs = call.proposedArgs ?? call.args
      const edited = { ...offered, args, proposedArgs, revision }
      return { ...edited, ...end, status: 'approved', decision, digest, effects }
    }
    case 'reject':
      return { ...offered, ...end, status: 'rejected', decision }
    case 'respond':
      return { ...offered, ...end, status: 'answered', decision }
  }
}

/** Back before the person, as it was proposed: it must be presented and decided anew. */
export function waiting(call: OfferedCall): ToolCall {
  const { proposedArgs, ...offered } = offeredPart(call)
  return { ...offered, args: proposedArgs ?? offered.args, status: 'pending' }
}

/** Back before the person with what had been approved, as a new question. */
export function returned(call: ToolCall, reason: ReturnReason): ToolCall {
  if (call.status !== 'approved') return call
  const offered = offeredPart(call)
  return { ...offered, revision: call.revision + 1, status: 'pending', returned: reason }
}

/** Given up before it started. */
export function cancelled(call: ToolCall, reason: CancelReason, at: number): ToolCall {
  if (!isOpen(call) || call.status === 'refused') return call
  return { ...offeredPart(call), status: 'cancelled', reason, cancelledAt: at }
}

/** The end of the run: what has not started does not run, what has not been released is withheld. */
export function stopped(call: ToolCall, reason: CancelReason, at: number): ToolCall {
  if (call.status === 'pending' || call.status === 'approved') return cancelled(call, reason, at)
  return withheld(call, undefined, at)
}

/** Ended by itself; the result of a tool that is not to be trusted waits for the person. */
export function finished(
  call: ToolCall,
  { outcome, gate }: Pick<CallFinished, 'outcome' | 'gate'>,
  at: number,
): ToolCall {
  if (call.status !== 'running') return call
  const { asked: _, ...started } = call
  const end = { ...started, finishedAt: at }
  switch (outcome.type) {
    case 'succeeded': {
      const { type: __, ...given } = outcome
      const done = { ...end, ...given }
      if (!isResultUntrusted(call)) return { ...done, status: 'succeeded' }
      if (!gate) return { ...done, status: 'held' }
      return gate.type === 'released'
        ? { ...done, status: 'succeeded', releasedBy: gate.rule }
        : { ...done, status: 'withheld', withheldAt: at, withheldBy: gate.rule }
    }
    case 'failed':
      return { ...end, status: 'failed', error: outcome.error }
    case 'unknown':
      return { ...end, status: 'unknown', why: outcome.why }
  }
}

/** The model may read the result. */
export function released(call: ToolCall): ToolCall {
  return call.status === 'held' ? { ...call, status: 'succeeded' } : call
}

/** The model does not read the result. */
export function withheld(call: ToolCall, note: string | undefined, at: number): ToolCall {
  if (call.status !== 'held') return call
  return { ...call, status: 'withheld', withheldAt: at, ...(note === undefined ? {} : { note }) }
}

/** Its effect was taken back, could not be, or may have been. */
export function undone(
  call: ToolCall,
  outcome: UndoOutcome,
  { seq, at }: { readonly seq: number; readonly at: number },
): ToolCall {
  if (call.status !== 'succeeded') return call
  switch (outcome.type) {
    case 'failed':
      return { ...call, undo: outcome }
    case 'unknown':
      return { ...call, undo: outcome, unknownUndos: [...(call.unknownUndos ?? []), seq] }
    case 'undone': {
      const { undo: _, releasedBy: __, ...known } = call
      return { ...known, status: 'undone', undoneAt: at, undoneSeq: seq }
    }
  }
}

/** What the person found out about a call whose outcome was unknown. */
export function settled(call: ToolCall, settlement: Settlement, at: number): ToolCall {
  if (call.status !== 'unknown') return call
  const { why: _, ...known } = call
  switch (settlement.type) {
    case 'done':
      return {
        ...known,
        status: 'succeeded',
        result: { type: 'reported', text: settlement.text },
        finishedAt: at,
      }
    case 'failed':
      return { ...known, status: 'failed', error: settlement.text, finishedAt: at }
    case 'again':
      return { ...offeredPart(call), revision: call.revision + 1, status: 'pending' }
  }
}

/** A yes that was given elsewhere is no yes here, and whether a call that ran elsewhere took effect, or was undone, can't be known. */
export function adopted(
  call: ToolCall,
  place: { readonly seq: number; readonly at: number },
): ToolCall {
  if (call.status === 'approved' || call.status === 'pending') return waiting(call)
  if (call.status === 'succeeded' && call.undo?.type === 'begun') {
    return undone(call, { type: 'unknown', why: undoneElsewhere }, place)
  }
  return finished(call, { outcome: { type: 'unknown', why: elsewhere } }, place.at)
}

const elsewhere = 'It was running when the thread was exported.'
const undoneElsewhere = 'It was being undone when the thread was exported.'

function offeredPart(call: OfferedCall): OfferedCall {
  const { id, toolCallId, name, reply, index, args, definition, revision, offeredAt } = call
  const { proposedArgs } = call
  const edited = proposedArgs === undefined ? {} : { proposedArgs }
  return { id, toolCallId, name, reply, index, args, ...edited, definition, revision, offeredAt }
}

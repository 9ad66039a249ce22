import type { ThreadEvent } from './events.ts'
import { nextStep, passToEnd } from './nextStep.ts'
import { callOf, openCall } from './selectors.ts'
import type { Thread } from './thread.ts'
import { allowsDecision, callIdOf, isDecided } from './toolCall.ts'
import type { PendingCall, ToolCall } from './toolCall.ts'

/** Whether this event may happen to this thread now. Pure; asked before every append, and again after a lost race. */
export function admits(thread: Thread, event: ThreadEvent): boolean {
  if (thread.isImported) return event.type === 'thread-adopted' || event.type === 'thread-renamed'
  const step = nextStep(thread).type
  switch (event.type) {
    case 'user-said':
      return (
        (step === 'ended' || step === 'interrupted') &&
        !thread.asking &&
        event.text.trim() !== '' &&
        (event.replaces === undefined || isUserTurn(thread, event.replaces))
      )
    case 'model-asked':
      return step === 'ask-model' && event.reply === thread.replies + 1
    case 'model-replied':
      return thread.asking?.reply === event.reply
    case 'person-proposed':
      return (
        (step === 'ended' || step === 'interrupted') &&
        !thread.asking &&
        event.reply === thread.replies + 1 &&
        (event.retryOf === undefined || callOf(thread, event.retryOf)?.status === 'failed')
      )
    case 'call-offered':
    case 'call-refused':
      return isNextCallOfReply(thread, event.call) && isNewToolCallId(thread, event.toolCallId)
    case 'reply-interrupted':
      return thread.asking !== undefined || step === 'ask-model'
    case 'call-presented': {
      const call = openCall(thread, event.call)
      if (call?.status !== 'pending') return false
      return (
        event.revision === call.revision ||
        (event.revision === call.revision + 1 && allowsDecision(call.definition, 'edit'))
      )
    }
    case 'call-decided':
      return step === 'await-decisions' && isDecidable(openCall(thread, event.call), event)
    case 'call-returned':
      return (
        step === 'execute' &&
        !isRunning(thread) &&
        openCall(thread, event.call)?.status === 'approved'
      )
    case 'decision-withdrawn': {
      const call = openCall(thread, event.call)
      return step === 'await-decisions' && call !== undefined && isDecided(call)
    }
    case 'unknown-settled':
      return step === 'interrupted' && openCall(thread, event.call)?.status === 'unknown'
    case 'call-cancelled': {
      const call = openCall(thread, event.call)
      return call?.status === 'pending' || call?.status === 'approved'
    }
    case 'call-started': {
      const call = openCall(thread, event.call)
      return step === 'execute' && call?.status === 'approved' && call.digest === event.digest
    }
    case 'call-finished':
      return openCall(thread, event.call)?.status === 'running'
    case 'server-asked':
    case 'server-answered': {
      const call = openCall(thread, event.call)
      if (call?.status !== 'running') return false
      const isOpen = call.asked !== undefined && call.asked.answer === undefined
      return isOpen === (event.type === 'server-answered')
    }
    case 'result-released':
    case 'result-withheld':
      return openCall(thread, event.call)?.status === 'held'
    case 'undo-started': {
      const call = callOf(thread, event.call)
      return (
        call?.status === 'succeeded' && call.receipt !== undefined && call.undo?.type !== 'begun'
      )
    }
    case 'undo-finished': {
      const call = callOf(thread, event.call)
      return call?.status === 'succeeded' && call.undo?.type === 'begun'
    }
    case 'run-continued':
      return step === 'interrupted' && !thread.asking
    case 'run-stopped':
      return event.reason.type === 'not-approved'
        ? wasNotApproved(thread)
        : step !== 'ended' && !isRunning(thread)
    case 'pass-ended':
      return passToEnd(thread)?.reply === event.reply
    case 'thread-renamed':
      return thread.seq > 0 && event.title.trim() !== ''
    case 'thread-imported':
      return thread.seq > 0
    case 'thread-adopted':
      return false
  }
}

/** Single pass: one no is enough, and nothing of the reply has started. */
function wasNotApproved(thread: Thread): boolean {
  const last = thread.turns.at(-1)
  return (
    last?.kind === 'reply' &&
    last.mode === 'single-pass' &&
    !last.passEnded &&
    last.calls.some((call) => call.status === 'rejected') &&
    !last.calls.some((call) => 'startedAt' in call)
  )
}

/** A started call ends by itself first, so that its end is on record and true. */
function isRunning(thread: Thread): boolean {
  const last = thread.turns.at(-1)
  return last?.kind === 'reply' && last.calls.some((call) => call.status === 'running')
}

type CallDecided = Extract<ThreadEvent, { type: 'call-decided' }>

/** A decision is changed by withdrawing it first: otherwise that of a tab or a rule which has not heard of it would overrule it. A yes by a person must name the digest that was on their screen, a yes by a rule the one that it judged. */
function isDecidable(call: ToolCall | undefined, event: CallDecided): boolean {
  if (call?.status !== 'pending') return false
  const { decision, rule, revision, digest } = event
  if (!allowsDecision(call.definition, decision.type)) return false
  switch (decision.type) {
    case 'reject':
      return revision === call.revision
    case 'respond':
      return !rule && revision === call.revision
    case 'approve':
      if (revision !== call.revision || digest === undefined) return false
      return rule ? event.effects !== undefined : isPresented(call, event)
    case 'edit':
      return (
        !rule &&
        decision.editedAction.name === call.name &&
        revision === call.revision + 1 &&
        isPresented(call, event)
      )
  }
}

function isPresented(call: PendingCall, { revision, digest }: CallDecided): boolean {
  if (digest === undefined) return false
  return call.presented?.revision === revision && call.presented.digest === digest
}

function isUserTurn(thread: Thread, seq: number): boolean {
  return thread.turns.some((turn) => turn.kind === 'user' && turn.seq === seq)
}

function isNextCallOfReply(thread: Thread, id: string): boolean {
  const last = thread.turns.at(-1)
  if (last?.kind !== 'reply' || last.passEnded || thread.asking) return false
  const untouched = last.calls.every(
    (call) =>
      call.status === 'refused' || (call.status === 'pending' && call.presented === undefined),
  )
  return untouched && id === callIdOf(thread.id, last.reply, last.calls.length)
}

function isNewToolCallId(thread: Thread, toolCallId: string): boolean {
  return (
    toolCallId !== '' &&
    !thread.turns.some(
      (turn) => turn.kind === 'reply' && turn.calls.some((call) => call.toolCallId === toolCallId),
    )
  )
}

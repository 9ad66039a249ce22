import type { ThreadEntry, ThreadEvent } from './events.ts'
import type { CallId, OfferedCall, Outcome, Settlement, ToolCall } from './toolCall.ts'
import { isOpen } from './toolCall.ts'
import type { ReplyTurn, Thread, Turn } from './thread.ts'
import { emptyThread } from './thread.ts'

const titleLength = 60

/** Folds a whole journal into the thread. Pure; the entries must be in order and admitted. */
export function fold(threadId: string, entries: readonly ThreadEntry[]): Thread {
  return entries.reduce(apply, emptyThread(threadId))
}

/** The thread after one more entry. Pure. */
export function apply(thread: Thread, entry: ThreadEntry): Thread {
  const { seq, at, event } = entry
  return {
    ...thread,
    ...changes(thread, event, seq, at),
    seq,
    startedAt: thread.startedAt || at,
    updatedAt: at,
  }
}

function changes(thread: Thread, event: ThreadEvent, seq: number, at: number): Partial<Thread> {
  const { turns } = thread
  switch (event.type) {
    case 'user-said': {
      const kept =
        event.replaces === undefined ? turns : turns.slice(0, indexOfTurn(turns, event.replaces))
      return {
        turns: [...kept, { kind: 'user', seq, at, text: event.text }],
        title: thread.title || titleFrom(event.text),
      }
    }
    case 'model-asked': {
      const { reply, origin, mode } = event
      return { asking: { reply, at, origin, mode }, replies: reply }
    }
    case 'model-replied': {
      if (!thread.asking) return {}
      const { reply, origin, mode } = thread.asking
      const turn: ReplyTurn = {
        kind: 'reply',
        seq,
        at,
        reply,
        origin,
        mode,
        message: event.message,
        calls: [],
        passEnded: false,
      }
      return { turns: [...turns, turn], asking: undefined }
    }
    case 'call-offered': {
      const { call: id, toolCallId, name, args, definition } = event
      return changeReply(thread, (turn) => {
        const place = { reply: turn.reply, index: turn.calls.length }
        const offered: OfferedCall = {
          ...place,
          id,
          toolCallId,
          name,
          args,
          definition,
          revision: 1,
          offeredAt: at,
        }
        return { ...turn, calls: [...turn.calls, { ...offered, status: 'pending' }] }
      })
    }
    case 'call-refused': {
      const { call: id, toolCallId, name, rawArguments, refusal } = event
      return changeReply(thread, (turn) => {
        const place = { reply: turn.reply, index: turn.calls.length }
        const refused: ToolCall = {
          ...place,
          id,
          toolCallId,
          name,
          rawArguments,
          refusal,
          status: 'refused',
        }
        return { ...turn, calls: [...turn.calls, refused] }
      })
    }
    case 'reply-interrupted':
      return {
        turns: [
          ...turns,
          { kind: 'interrupted', seq, at, text: event.text, problem: event.problem },
        ],
        asking: undefined,
      }
    case 'call-presented':
      return changeCall(thread, event.call, (call) =>
        call.status === 'pending' ? { ...call, presentedDigest: event.digest } : call,
      )
    case 'call-decided':
      return changeCall(thread, event.call, (call) => decided(call, event, at))
    case 'decision-withdrawn':
      return changeCall(thread, event.call, (call) =>
        call.status === 'approved' || call.status === 'rejected' ? waiting(call) : call,
      )
    case 'unknown-settled':
      return changeCall(thread, event.call, (call) => settled(call, event.settlement, at))
    case 'call-cancelled':
      return changeCall(thread, event.call, (call) => cancelled(call, event.reason, at))
    case 'call-started':
      return changeCall(thread, event.call, (call) =>
        call.status === 'approved' ? { ...call, status: 'running', startedAt: at } : call,
      )
    case 'call-finished':
      return changeCall(thread, event.call, (call) => finished(call, event.outcome, at))
    case 'run-continued':
      return { turns: [...turns, { kind: 'continued', seq, at }] }
    case 'run-stopped': {
      const reason = event.reason.type === 'person' ? 'stopped' : 'not-approved'
      const closed = changeReply(thread, (turn) => ({
        ...turn,
        calls: turn.calls.map((call) =>
          call.status === 'pending' || call.status === 'approved'
            ? cancelled(call, reason, at)
            : call,
        ),
      }))
      return {
        turns: [...(closed.turns ?? turns), { kind: 'stopped', seq, at, reason: event.reason }],
        asking: undefined,
      }
    }
    case 'pass-ended':
      return changeReply(thread, (turn) => ({ ...turn, passEnded: true }))
    case 'thread-renamed':
      return { title: event.title }
    case 'thread-imported':
      return { isImported: true }
    case 'thread-adopted':
      return {
        ...changeReply(thread, (turn) => ({
          ...turn,
          calls: turn.calls.map((call) => adopted(call, at)),
        })),
        isImported: false,
        asking: undefined,
      }
  }
}

function indexOfTurn(turns: readonly Turn[], seq: number): number {
  const index = turns.findIndex((turn) => turn.seq === seq)
  return index < 0 ? turns.length : index
}

function titleFrom(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length > titleLength ? `${line.slice(0, titleLength - 1).trimEnd()}…` : line
}

function changeReply(thread: Thread, change: (turn: ReplyTurn) => ReplyTurn): Partial<Thread> {
  const last = thread.turns.at(-1)
  if (last?.kind !== 'reply') return {}
  return { turns: [...thread.turns.slice(0, -1), change(last)] }
}

function changeCall(
  thread: Thread,
  id: CallId,
  change: (call: ToolCall) => ToolCall,
): Partial<Thread> {
  return changeReply(thread, (turn) => ({
    ...turn,
    calls: turn.calls.map((call) => (call.id === id ? change(call) : call)),
  }))
}

type CallDecided = Extract<ThreadEvent, { type: 'call-decided' }>

function offeredPart(call: OfferedCall): OfferedCall {
  const { id, toolCallId, name, reply, index, args, definition, revision, offeredAt } = call
  return { id, toolCallId, name, reply, index, args, definition, revision, offeredAt }
}

function decided(call: ToolCall, { decision, digest }: CallDecided, at: number): ToolCall {
  if (call.status === 'refused') return call
  const offered = offeredPart(call)
  switch (decision.type) {
    case 'approve':
      return { ...offered, status: 'approved', decision, digest: digest ?? '', decidedAt: at }
    case 'reject':
      return { ...offered, status: 'rejected', decision, decidedAt: at }
  }
}

function cancelled(
  call: ToolCall,
  reason: Extract<ToolCall, { status: 'cancelled' }>['reason'],
  at: number,
): ToolCall {
  if (!isOpen(call) || call.status === 'refused') return call
  return { ...offeredPart(call), status: 'cancelled', reason, cancelledAt: at }
}

/** Back before the person: it must be presented and decided anew. */
function waiting(call: OfferedCall): ToolCall {
  return { ...offeredPart(call), status: 'pending' }
}

function settled(call: ToolCall, settlement: Settlement, at: number): ToolCall {
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
      return waiting({ ...call, revision: call.revision + 1 })
  }
}

/** A yes that was given elsewhere is no yes here, and whether a call that ran elsewhere took effect can't be known. */
function adopted(call: ToolCall, at: number): ToolCall {
  if (call.status === 'approved' || call.status === 'pending') return waiting(call)
  return finished(
    call,
    { type: 'unknown', why: 'It was running when the thread was exported.' },
    at,
  )
}

function finished(call: ToolCall, outcome: Outcome, at: number): ToolCall {
  if (call.status !== 'running') return call
  const end = { ...call, finishedAt: at }
  switch (outcome.type) {
    case 'succeeded':
      return { ...end, status: 'succeeded', result: outcome.result }
    case 'failed':
      return { ...end, status: 'failed', error: outcome.error }
    case 'unknown':
      return { ...end, status: 'unknown', why: outcome.why }
  }
}

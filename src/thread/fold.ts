import type { ThreadEntry, ThreadEvent } from './events.ts'
import {
  adopted,
  cancelled,
  decided,
  finished,
  released,
  returned,
  settled,
  stopped,
  undone,
  waiting,
  withheld,
} from './callChanges.ts'
import type { CallId, OfferedCall, Presented, ToolCall } from './toolCall.ts'
import { isDecided } from './toolCall.ts'
import type { Author, ReplyTurn, Thread, Turn } from './thread.ts'
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
      return { asking: { seq, reply, at, origin, mode }, replies: reply }
    }
    case 'model-replied': {
      if (!thread.asking) return {}
      const { reply, origin, mode, seq: askedSeq } = thread.asking
      const author: Author = { type: 'model', origin, message: event.message, askedSeq }
      return { turns: [...turns, replyTurn(author, { seq, at, reply, mode })], asking: undefined }
    }
    case 'person-proposed': {
      const { reply, retryOf } = event
      const author: Author = { type: 'person', ...(retryOf === undefined ? {} : { retryOf }) }
      const turn = replyTurn(author, { seq, at, reply, mode: 'agent' })
      return { turns: [...turns, turn], replies: reply }
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
        call.status === 'pending' ? { ...call, presented: presentedBy(event) } : call,
      )
    case 'call-decided':
      return changeCall(thread, event.call, (call) => decided(call, event, at))
    case 'decision-withdrawn':
      return changeCall(thread, event.call, (call) => (isDecided(call) ? waiting(call) : call))
    case 'call-returned':
      return changeCall(thread, event.call, (call) => returned(call, event.reason))
    case 'unknown-settled':
      return changeCall(thread, event.call, (call) => settled(call, event.settlement, at))
    case 'call-cancelled':
      return changeCall(thread, event.call, (call) => cancelled(call, event.reason, at))
    case 'call-started':
      return changeCall(thread, event.call, (call) =>
        call.status === 'approved' ? { ...call, status: 'running', startedAt: at } : call,
      )
    case 'call-finished':
      return changeCall(thread, event.call, (call) => finished(call, event, at))
    case 'server-asked':
      return changeCall(thread, event.call, (call) =>
        call.status === 'running' ? { ...call, asked: { question: event.question } } : call,
      )
    case 'server-answered':
      return changeCall(thread, event.call, (call) =>
        call.status === 'running' && call.asked
          ? { ...call, asked: { ...call.asked, answer: event.answer } }
          : call,
      )
    case 'result-released':
      return changeCall(thread, event.call, (call) => released(call))
    case 'result-withheld':
      return changeCall(thread, event.call, (call) => withheld(call, event.note, at))
    case 'undo-started':
      return changeCall(thread, event.call, (call) =>
        call.status === 'succeeded' ? { ...call, undo: { type: 'begun' } } : call,
      )
    case 'undo-finished':
      return changeCall(thread, event.call, (call) => undone(call, event.outcome, { seq, at }))
    case 'run-continued':
      return { turns: [...turns, { kind: 'continued', seq, at }] }
    case 'run-stopped': {
      const reason = event.reason.type === 'person' ? 'stopped' : 'not-approved'
      const closed = changeReply(thread, (turn) => ({
        ...turn,
        calls: turn.calls.map((call) => stopped(call, reason, at)),
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
      return { isImported: true, turns: turns.map(withoutReceipts) }
    case 'thread-adopted':
      return {
        turns: turns.map((turn) => changedCalls(turn, (call) => adopted(call, { seq, at }))),
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

function replyTurn(
  author: Author,
  place: Pick<ReplyTurn, 'seq' | 'at' | 'reply' | 'mode'>,
): ReplyTurn {
  return { kind: 'reply', ...place, author, calls: [], passEnded: false }
}

/** A receipt from a file could undo what never happened here. */
function withoutReceipts(turn: Turn): Turn {
  return changedCalls(turn, (call) => {
    if (!('receipt' in call)) return call
    const { receipt: _, ...rest } = call
    return rest
  })
}

/** A turn in which nothing changes stays the one it was. */
function changedCalls(turn: Turn, change: (call: ToolCall) => ToolCall): Turn {
  if (turn.kind !== 'reply') return turn
  const calls = turn.calls.map(change)
  return calls.every((call, index) => call === turn.calls[index]) ? turn : { ...turn, calls }
}

type CallPresented = Extract<ThreadEvent, { type: 'call-presented' }>

function presentedBy({ revision, digest, effects = [] }: CallPresented): Presented {
  return { revision, digest, effects }
}

function changeReply(thread: Thread, change: (turn: ReplyTurn) => ReplyTurn): Partial<Thread> {
  const last = thread.turns.at(-1)
  if (last?.kind !== 'reply') return {}
  return { turns: [...thread.turns.slice(0, -1), change(last)] }
}

/** The last reply is looked at first: almost everything happens there. */
function changeCall(
  thread: Thread,
  id: CallId,
  change: (call: ToolCall) => ToolCall,
): Partial<Thread> {
  const { turns } = thread
  const index = turns.findLastIndex(
    (turn) => turn.kind === 'reply' && turn.calls.some((call) => call.id === id),
  )
  const turn = turns[index]
  if (turn?.kind !== 'reply') return {}
  const calls = turn.calls.map((call) => (call.id === id ? change(call) : call))
  return { turns: turns.with(index, { ...turn, calls }) }
}

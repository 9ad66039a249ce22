import type { ReplyTurn, Thread, Turn } from './thread.ts'
import { isOpen } from './toolCall.ts'
import type { ApprovedCall, HeldCall, PendingCall, RunningCall, ToolCall } from './toolCall.ts'

/** How many replies in a row a run may take before the person is asked. */
export const stepLimit = 25
/** How many replies in a row may consist of refused calls only before the person is asked. */
export const refusedLimit = 3

/** Why a run waits for the person although no call does. */
export type Interruption =
  | 'request-open'
  | 'reply-interrupted'
  | 'step-limit'
  | 'only-refused'
  | 'outcome-unknown'
  | 'imported'

/** What the thread needs next. */
export type NextStep =
  | { readonly type: 'ask-model' }
  | { readonly type: 'await-decisions'; readonly calls: readonly PendingCall[] }
  | { readonly type: 'execute'; readonly calls: readonly (ApprovedCall | RunningCall)[] }
  | { readonly type: 'await-release'; readonly calls: readonly HeldCall[] }
  | { readonly type: 'interrupted'; readonly why: Interruption }
  | { readonly type: 'ended' }

/** The one answer to "what now?", asked by every link of the chain and by its driver. Pure. */
export function nextStep(thread: Thread): NextStep {
  if (thread.isImported) return { type: 'interrupted', why: 'imported' }
  if (thread.asking) return { type: 'interrupted', why: 'request-open' }
  const last = thread.turns.at(-1)
  switch (last?.kind) {
    case undefined:
    case 'stopped':
      return { type: 'ended' }
    case 'user':
    case 'continued':
      return { type: 'ask-model' }
    case 'interrupted':
      return { type: 'interrupted', why: 'reply-interrupted' }
    case 'reply':
      return afterReply(thread, last)
  }
}

function afterReply(thread: Thread, turn: ReplyTurn): NextStep {
  const pending = turn.calls.filter((call) => call.status === 'pending')
  if (pending.length > 0) return { type: 'await-decisions', calls: pending }
  const executable = turn.calls.filter(
    (call) => call.status === 'approved' || call.status === 'running',
  )
  if (executable.length > 0) return { type: 'execute', calls: executable }
  const held = turn.calls.filter((call) => call.status === 'held')
  if (held.length > 0) return { type: 'await-release', calls: held }
  if (turn.calls.length === 0 || turn.passEnded) return { type: 'ended' }
  if (turn.calls.some((call) => call.status === 'unknown')) {
    return { type: 'interrupted', why: 'outcome-unknown' }
  }
  if (turn.mode === 'single-pass' || turn.author.type === 'person') return { type: 'ended' }
  const streak = repliesInARow(thread.turns)
  if (streak.length >= stepLimit) return { type: 'interrupted', why: 'step-limit' }
  if (streak.length >= refusedLimit && streak.slice(-refusedLimit).every(onlyRefused)) {
    return { type: 'interrupted', why: 'only-refused' }
  }
  return { type: 'ask-model' }
}

function repliesInARow(turns: readonly Turn[]): readonly ReplyTurn[] {
  const start =
    turns.findLastIndex((turn) => turn.kind !== 'reply' || turn.author.type === 'person') + 1
  return turns.slice(start).filter((turn) => turn.kind === 'reply')
}

function onlyRefused(turn: ReplyTurn): boolean {
  return turn.calls.length > 0 && turn.calls.every((call) => call.status === 'refused')
}

/** The single-pass reply of which nothing more can happen by itself, and that is not recorded as ended. */
export function passToEnd(thread: Thread): ReplyTurn | undefined {
  const last = thread.turns.at(-1)
  if (last?.kind !== 'reply' || last.mode !== 'single-pass' || last.passEnded) return undefined
  return last.calls.some((call: ToolCall) => isOpen(call) || call.status === 'held')
    ? undefined
    : last
}

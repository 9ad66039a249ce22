import { nextStep } from '../thread/nextStep.ts'
import { heldCalls, pendingCalls, waitingCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId, WaitingCall } from '../thread/toolCall.ts'
import { opensAt } from './attention.ts'
import type { Attention } from './attention.ts'

/** Whether a dialog is open about what waits, and what of the thread the desk has reacted to. */
export interface Desk {
  readonly isOpen: boolean
  /** The call that the person turned to; undefined for the first that waits. */
  readonly chosen: CallId | undefined
  /** The newest reply that asked for the person, and the questions of it that the desk has dealt with. */
  readonly knownReply: number
  readonly known: ReadonlySet<string>
  /** When something arrived for which a dialog still has to open. */
  readonly arrivedAt: number | undefined
}

/** What the desk hears of. */
export type DeskEvent =
  | { readonly type: 'thread-changed'; readonly thread: Thread; readonly at: number }
  | { readonly type: 'review'; readonly call: CallId | undefined }
  | { readonly type: 'later' }
  | { readonly type: 'attention'; readonly attention: Attention; readonly at: number }

/** The desk of a thread that is being opened: what waits already is no reason to open a dialog. */
export function deskOf(thread: Thread): Desk {
  const [first] = waitingCalls(thread)
  return {
    isOpen: false,
    chosen: undefined,
    knownReply: first?.reply ?? 0,
    known: questionsOf(thread),
    arrivedAt: undefined,
  }
}

/** The desk after an event. Pure. */
export function deskAfter(desk: Desk, event: DeskEvent): Desk {
  switch (event.type) {
    case 'thread-changed':
      return afterThread(desk, event.thread, event.at)
    case 'review':
      return { ...desk, isOpen: true, chosen: event.call, arrivedAt: undefined }
    case 'later':
      return { ...desk, isOpen: false, arrivedAt: undefined }
    case 'attention': {
      const { arrivedAt } = desk
      if (arrivedAt === undefined || event.at < opensAt(event.attention, arrivedAt)) return desk
      return { ...desk, isOpen: true, arrivedAt: undefined }
    }
  }
}

function afterThread(desk: Desk, thread: Thread, at: number): Desk {
  const [first] = waitingCalls(thread)
  if (!first) {
    const isClosed = !desk.isOpen && desk.chosen === undefined && desk.arrivedAt === undefined
    return isClosed ? desk : { ...desk, isOpen: false, chosen: undefined, arrivedAt: undefined }
  }
  const known = questionsOf(thread)
  if ([...known].every((question) => desk.known.has(question))) return desk
  if (desk.isOpen && first.reply === desk.knownReply) return { ...desk, known }
  return { isOpen: false, chosen: undefined, knownReply: first.reply, known, arrivedAt: at }
}

/** What the run can't go on without now: a decision about each of these calls, or else a word about each of these results. */
function questionsOf(thread: Thread): ReadonlySet<string> {
  const step = nextStep(thread)
  const isForPerson = step.type === 'await-decisions' || step.type === 'await-release'
  const calls: readonly WaitingCall[] = isForPerson ? step.calls : []
  return new Set(calls.map(({ id, revision, status }) => `${id} ${revision} ${status}`))
}

/** The call that a dialog shows: the chosen one while it waits, else the first after it that does, else the first; results once no call waits. */
export function callToShow(thread: Thread, chosen: CallId | undefined): CallId | undefined {
  if (waitingCalls(thread).some((call) => call.id === chosen)) return chosen
  const pending = pendingCalls(thread)
  const waiting = pending.length > 0 ? pending : heldCalls(thread)
  const index = Number(chosen?.split('/').at(-1) ?? -1)
  return (waiting.find((call) => call.index > index) ?? waiting[0])?.id
}

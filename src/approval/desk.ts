import { pendingCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId } from '../thread/toolCall.ts'
import { opensAt } from './attention.ts'
import type { Attention } from './attention.ts'

/** Whether the approval dialog is open, and what of the thread it has reacted to. */
export interface Desk {
  readonly isOpen: boolean
  /** The call that the person turned to; undefined for the first that waits. */
  readonly chosen: CallId | undefined
  /** The newest reply with calls that the desk has dealt with. */
  readonly knownReply: number
  /** When calls arrived for which the dialog still has to open. */
  readonly arrivedAt: number | undefined
}

/** What the desk hears of. */
export type DeskEvent =
  | { readonly type: 'thread-changed'; readonly thread: Thread; readonly at: number }
  | { readonly type: 'review'; readonly call: CallId | undefined }
  | { readonly type: 'later' }
  | { readonly type: 'attention'; readonly attention: Attention; readonly at: number }

/** The desk of a thread that is being opened: what waits already is no reason to open the dialog. */
export function deskOf(thread: Thread): Desk {
  const [first] = pendingCalls(thread)
  return {
    isOpen: false,
    chosen: undefined,
    knownReply: first?.reply ?? 0,
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
  const [first] = pendingCalls(thread)
  if (!first) {
    const isClosed = !desk.isOpen && desk.chosen === undefined && desk.arrivedAt === undefined
    return isClosed ? desk : { ...desk, isOpen: false, chosen: undefined, arrivedAt: undefined }
  }
  if (first.reply === desk.knownReply) return desk
  return { isOpen: false, chosen: undefined, knownReply: first.reply, arrivedAt: at }
}

/** The call that the dialog shows: the chosen one while it waits, else the first that waits after it, else the first. */
export function callToShow(thread: Thread, chosen: CallId | undefined): CallId | undefined {
  const waiting = pendingCalls(thread)
  const turnedTo = waiting.find((call) => call.id === chosen)
  if (turnedTo) return turnedTo.id
  const index = Number(chosen?.split('/').at(-1) ?? -1)
  return (waiting.find((call) => call.index > index) ?? waiting[0])?.id
}

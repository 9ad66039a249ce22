import { heldCalls } from '../thread/selectors.ts'
import type { ReplyTurn, Thread } from '../thread/thread.ts'
import { isResultUntrusted } from '../thread/toolCall.ts'
import type { CallId, HeldCall } from '../thread/toolCall.ts'

/** Where a held result stands among the results of its reply that are held or were. */
export interface HeldQueue {
  readonly call: HeldCall
  /** From 1. */
  readonly place: number
  readonly size: number
  readonly previous: HeldCall | undefined
  readonly next: HeldCall | undefined
  /** What becomes of what is given. */
  readonly reader: 'model' | 'model-later' | 'output'
}

/** The queue around a held result; undefined if the result is not held. */
export function heldQueueAround(thread: Thread, id: CallId | undefined): HeldQueue | undefined {
  const held = heldCalls(thread)
  const index = held.findIndex((call) => call.id === id)
  const call = held[index]
  const turn = thread.turns.at(-1)
  if (!call || turn?.kind !== 'reply') return undefined
  const gated = turn.calls.filter((sibling) => 'result' in sibling && isResultUntrusted(sibling))
  return {
    call,
    place: gated.findIndex((sibling) => sibling.id === id) + 1,
    size: gated.length,
    previous: held[index - 1],
    next: held[index + 1],
    reader: readerOf(turn),
  }
}

function readerOf({ mode, author }: ReplyTurn): HeldQueue['reader'] {
  if (mode === 'single-pass') return 'output'
  return author.type === 'person' ? 'model-later' : 'model'
}

import type { ModelOrigin, RunMode, StopReason, StoredMessage } from './events.ts'
import type { Problem } from './problem.ts'
import type { CallId, ToolCall } from './toolCall.ts'

/** What the person said. `seq` is the event's place in the journal. */
export interface UserTurn {
  readonly kind: 'user'
  readonly seq: number
  readonly at: number
  readonly text: string
}

/** Who proposed the calls: the model in a whole reply (`askedSeq` is the place of its request in the journal), or the person by themselves. */
export type Author =
  | {
      readonly type: 'model'
      readonly origin: ModelOrigin
      readonly message: StoredMessage
      readonly askedSeq: number
    }
  | { readonly type: 'person'; readonly retryOf?: CallId }

/** Tool calls proposed together, in their author's order, with the words of the model if it was one. */
export interface ReplyTurn {
  readonly kind: 'reply'
  readonly seq: number
  readonly at: number
  readonly reply: number
  readonly author: Author
  readonly mode: RunMode
  readonly calls: readonly ToolCall[]
  /** Single pass: the output is final. */
  readonly passEnded: boolean
}

/** A reply that did not arrive whole. */
export interface InterruptedTurn {
  readonly kind: 'interrupted'
  readonly seq: number
  readonly at: number
  readonly text: string
  readonly problem: Problem
}

/** The person (or a rejection in single pass) ended the run. */
export interface StoppedTurn {
  readonly kind: 'stopped'
  readonly seq: number
  readonly at: number
  readonly reason: StopReason
}

/** The person let the run go on after it had paused. */
interface ContinuedTurn {
  readonly kind: 'continued'
  readonly seq: number
  readonly at: number
}

/** One thing in the conversation, in order. */
export type Turn = UserTurn | ReplyTurn | InterruptedTurn | StoppedTurn | ContinuedTurn

/** A model request on record that has no reply yet. */
export interface Asking {
  readonly seq: number
  readonly reply: number
  readonly at: number
  readonly origin: ModelOrigin
  readonly mode: RunMode
}

/** What is true of a thread: its events, folded. */
export interface Thread {
  readonly id: string
  /** The seq of the last event; 0 for a thread in which nothing has happened. */
  readonly seq: number
  readonly title: string
  readonly turns: readonly Turn[]
  /** How many times a model was asked or the person proposed by themselves, over the whole journal. */
  readonly replies: number
  readonly asking: Asking | undefined
  /** It came from a file and has not been continued here. */
  readonly isImported: boolean
  readonly startedAt: number
  readonly updatedAt: number
}

/** The thread before anything has happened. */
export function emptyThread(id: string): Thread {
  return {
    id,
    seq: 0,
    title: '',
    turns: [],
    replies: 0,
    asking: undefined,
    isImported: false,
    startedAt: 0,
    updatedAt: 0,
  }
}

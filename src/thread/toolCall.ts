import type { Json, JsonObject } from './json.ts'

/** What a tool may do to the world; shown as the risk badge and bound into the digest. */
export type Risk = 'read' | 'write' | 'send' | 'destructive'

/** Where a tool comes from. */
export type ToolSource = 'built-in'

/** A tool as the model was told of it, plus what the person is told of it. `parameters` is its JSON Schema. */
export interface ToolDefinition {
  readonly name: string
  readonly description: string
  readonly parameters: JsonObject
  readonly risk: Risk
  readonly source: ToolSource
}

/** thread/reply/index: unlike the provider's id, it never repeats. */
export type CallId = `${string}/${number}/${number}`

/** Composes the identity of a call. `reply` counts the thread's model requests from 1, `index` the reply's calls from 0. */
export function callIdOf(threadId: string, reply: number, index: number): CallId {
  return `${threadId}/${reply}/${index}`
}

/** A person's decision in LangChain's words and shape. */
export type Decision =
  { readonly type: 'approve' } | { readonly type: 'reject'; readonly message?: string }

/** Why a call was never offered to the person; the model is told the same. */
export type RefusalReason =
  'unknown-tool' | 'unparsable-arguments' | 'invalid-arguments' | 'malformed-call'

/** A refusal with its explanation in plain words. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly detail: string
}

/** Why an offered call was given up before it started. */
export type CancelReason =
  'stopped' | 'not-approved' | 'definition-changed' | 'digest-mismatch' | 'tool-missing'

/** What a tool gave back; `cut` holds the first part of a result over the size limit, with its full size in bytes; `reported` is what the person found out about a call whose outcome was unknown. */
export type ToolResult =
  | { readonly type: 'whole'; readonly value: Json }
  | { readonly type: 'cut'; readonly text: string; readonly bytes: number }
  | { readonly type: 'reported'; readonly text: string }

/** How a started call ended. `unknown`: it may have run, nobody can tell. */
export type Outcome =
  | { readonly type: 'succeeded'; readonly result: ToolResult }
  | { readonly type: 'failed'; readonly error: string }
  | { readonly type: 'unknown'; readonly why: string }

/** What a tool saw when it looked whether a call whose outcome is unknown took effect. */
export type Finding =
  | { readonly type: 'took-effect'; readonly output: Json }
  | { readonly type: 'no-effect' }
  | { readonly type: 'inconclusive'; readonly why: string }

/** What a person makes of a call whose outcome was unknown: it happened, it did not, or it shall be approved afresh. */
export type Settlement =
  | { readonly type: 'done'; readonly text: string }
  | { readonly type: 'failed'; readonly text: string }
  | { readonly type: 'again' }

interface CallIdentity {
  readonly id: CallId
  /** The id on the wire, unique within the thread, the same in the AIMessage and its ToolMessage. */
  readonly toolCallId: string
  readonly name: string
  readonly reply: number
  readonly index: number
}

/** A call as it was offered: the arguments are those of the strict parse, in the model's order. */
export interface OfferedCall extends CallIdentity {
  readonly args: JsonObject
  readonly definition: ToolDefinition
  readonly revision: number
  readonly offeredAt: number
}

interface Decided<Type extends Decision['type']> {
  readonly decision: Extract<Decision, { type: Type }>
  readonly decidedAt: number
}

interface Approved extends Decided<'approve'> {
  /** The digest of exactly what the person saw; checked again before the call starts. */
  readonly digest: string
}

interface Started extends Approved {
  readonly startedAt: number
}

interface Finished extends Started {
  readonly finishedAt: number
}

/** A call that never reached the person. */
type RefusedCall = CallIdentity & {
  readonly status: 'refused'
  readonly refusal: Refusal
  readonly rawArguments: string
}
/** A call that waits for the person; `presentedDigest` is set once the dialog has painted it. */
export type PendingCall = OfferedCall & {
  readonly status: 'pending'
  readonly presentedDigest?: string
}
/** A call that the person approved and that has not started. */
export type ApprovedCall = OfferedCall & Approved & { readonly status: 'approved' }
/** A call whose start is on record and whose end is not. */
export type RunningCall = OfferedCall & Started & { readonly status: 'running' }

/** A call that was started and may have taken effect, or not. */
export type UnknownCall = OfferedCall &
  Finished & { readonly status: 'unknown'; readonly why: string }

/** A tool call in exactly one state, with exactly that state's fields. */
export type ToolCall =
  | RefusedCall
  | PendingCall
  | ApprovedCall
  | RunningCall
  | (OfferedCall & Decided<'reject'> & { readonly status: 'rejected' })
  | (OfferedCall & {
      readonly status: 'cancelled'
      readonly reason: CancelReason
      readonly cancelledAt: number
    })
  | (OfferedCall & Finished & { readonly status: 'succeeded'; readonly result: ToolResult })
  | (OfferedCall & Finished & { readonly status: 'failed'; readonly error: string })
  | UnknownCall

/** The name of a tool call's state. */
export type ToolCallStatus = ToolCall['status']

/** Whether the call can still lead to an effect: it waits, is approved or runs. */
export function isOpen(call: ToolCall): boolean {
  return call.status === 'pending' || call.status === 'approved' || call.status === 'running'
}

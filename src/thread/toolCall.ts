import type { Json, JsonObject } from './json.ts'
import type { Media } from './media.ts'
import type { Effect } from './preview.ts'

/** What a tool may do to the world; shown as the risk badge and bound into the digest. */
export type Risk = 'read' | 'write' | 'send' | 'destructive'

/** A tool that the person wrote; `code` is the SHA-256 of its code, so that what is changed is another tool. */
type OwnSource = {
  readonly type: 'own'
  readonly code: string
}

/** A tool of an MCP server, by the name that the person gave the server and the one that the tool has there. Title and annotations are the server's own words, and only hints. */
export type McpSource = {
  readonly type: 'mcp'
  readonly server: string
  readonly url: string
  readonly tool: string
  readonly title?: string
  readonly annotations?: JsonObject
}

/** Where a tool comes from. */
export type ToolSource = 'built-in' | OwnSource | McpSource

/** A tool as the model was told of it, plus what the person is told of it. `parameters` is its JSON Schema. */
export interface ToolDefinition {
  readonly name: string
  readonly description: string
  readonly parameters: JsonObject
  readonly risk: Risk
  readonly source: ToolSource
  /** Missing: approve, edit and reject. */
  readonly allowedDecisions?: readonly DecisionType[]
  /** The result comes from outside: it is held until it is released, and it makes the thread cautious. Where it names an argument, this is so for calls that carry it. */
  readonly isResultUntrusted?: true | { readonly with: string }
}

/** thread/reply/index: unlike the provider's id, it never repeats. */
export type CallId = `${string}/${number}/${number}`

/** Composes the identity of a call. `reply` counts the thread's model requests from 1, `index` the reply's calls from 0. */
export function callIdOf(threadId: string, reply: number, index: number): CallId {
  return `${threadId}/${reply}/${index}`
}

/** A decision in LangChain's words and shape. An edit can't change the tool; a response is the call's result, and the tool does not run. */
export type Decision =
  | { readonly type: 'approve' }
  | {
      readonly type: 'edit'
      readonly editedAction: { readonly name: string; readonly args: JsonObject }
    }
  | { readonly type: 'reject'; readonly message?: string }
  | { readonly type: 'respond'; readonly message: string }

/** The name of a kind of decision. */
export type DecisionType = Decision['type']

/** Whether a call of this tool may be decided so. Rejecting is never taken away. */
export function allowsDecision(
  { allowedDecisions = ['approve', 'edit'] }: ToolDefinition,
  type: DecisionType,
): boolean {
  return type === 'reject' || allowedDecisions.includes(type)
}

/** Whether the result of this call comes from outside. */
export function isResultUntrusted({
  definition: { isResultUntrusted: how },
  args,
}: Pick<OfferedCall, 'definition' | 'args'>): boolean {
  return typeof how === 'object' ? Object.hasOwn(args, how.with) : Boolean(how)
}

/** The rule that decided in the person's stead, as it read then. */
export interface RuleMark {
  readonly id: string
  readonly sentence: string
}

/** What a rule makes of a result that would wait for the person. */
export interface Gate {
  readonly type: 'released' | 'withheld'
  readonly rule: RuleMark
}

/** What the person had on screen: the digest binds definition, arguments, effects, identity and revision. */
export interface Presented {
  readonly revision: number
  readonly digest: string
  readonly effects: readonly Effect[]
}

/** Why a call was never offered to the person; the model is told the same. */
export type RefusalReason =
  'unknown-tool' | 'unparsable-arguments' | 'invalid-arguments' | 'malformed-call' | 'no-preview'

/** A refusal with its explanation in plain words. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly detail: string
}

/** Why an offered call was given up before it started. */
export type CancelReason =
  'stopped' | 'not-approved' | 'definition-changed' | 'digest-mismatch' | 'tool-missing'

/** Why an approved call is put before the person again: what it would do has changed, or the rule that approved it no longer does. */
export type ReturnReason = 'effects-changed' | 'rule-no-longer-applies'

/** What a tool gave back; `cut` holds the first part of a result over the size limit, with its full size in bytes; `reported` is what the person found out about a call whose outcome was unknown. */
export type ToolResult =
  | { readonly type: 'whole'; readonly value: Json }
  | { readonly type: 'cut'; readonly text: string; readonly bytes: number }
  | { readonly type: 'reported'; readonly text: string }

/** How a started call ended; a `receipt` is what the tool needs to undo it. `unknown`: it may have run, nobody can tell. */
export type Outcome =
  | {
      readonly type: 'succeeded'
      readonly result: ToolResult
      readonly receipt?: Json
      readonly media?: readonly Media[]
    }
  | { readonly type: 'failed'; readonly error: string }
  | { readonly type: 'unknown'; readonly why: string }

/** How an undo ended. `unknown`: what the call did may have been taken back, nobody can tell. */
export type UndoOutcome =
  | { readonly type: 'undone' }
  | { readonly type: 'failed'; readonly error: string }
  | { readonly type: 'unknown'; readonly why: string }

/** Where the undo of a call that still stands is: under way, or at an end that did not take it back for sure. */
export type UndoState = { readonly type: 'begun' } | Exclude<UndoOutcome, { type: 'undone' }>

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
  /** The model's arguments, where a person has put others in their place. */
  readonly proposedArgs?: JsonObject
  readonly definition: ToolDefinition
  readonly revision: number
  readonly offeredAt: number
}

interface Decided<Type extends DecisionType> {
  readonly decision: Extract<Decision, { type: Type }>
  readonly decidedAt: number
  /** Missing where a person decided. */
  readonly rule?: RuleMark
}

interface Approved extends Decided<'approve' | 'edit'> {
  /** The digest of exactly what the person saw; checked again before the call starts. */
  readonly digest: string
  /** What it would do, as it was shown; compared again before the call starts. */
  readonly effects: readonly Effect[]
}

/** What a tool's server asks the person while a call of it runs; `schema` is a flat JSON Schema of the answer. */
export interface ServerQuestion {
  readonly message: string
  readonly schema: JsonObject
}

/** What the person says to it: an answer, a no, or nothing. */
export type ServerAnswer =
  | { readonly type: 'accept'; readonly content: JsonObject }
  | { readonly type: 'decline' }
  | { readonly type: 'cancel' }

interface Started extends Approved {
  readonly startedAt: number
}

interface Finished extends Started {
  readonly finishedAt: number
}

interface Succeeded extends Finished {
  readonly result: ToolResult
  readonly receipt?: Json
  /** Pictures and sounds of the result; the model is told of them in words. */
  readonly media?: readonly Media[]
  /** The places in the journal where an undo of it ended as unknown: what the model was asked after one must hear of it. */
  readonly unknownUndos?: readonly number[]
}

/** A call that never reached the person. */
type RefusedCall = CallIdentity & {
  readonly status: 'refused'
  readonly refusal: Refusal
  readonly rawArguments: string
}
/** A call that waits for the person; `presented` is set once the dialog has painted it, `returned` where it had been approved before. */
export type PendingCall = OfferedCall & {
  readonly status: 'pending'
  readonly presented?: Presented
  readonly returned?: ReturnReason
}
/** A call that was approved and that has not started. */
export type ApprovedCall = OfferedCall & Approved & { readonly status: 'approved' }
/** A call whose start is on record and whose end is not. */
export type RunningCall = OfferedCall &
  Started & {
    readonly status: 'running'
    /** What its server asked last, with what the person said to it. */
    readonly asked?: { readonly question: ServerQuestion; readonly answer?: ServerAnswer }
  }
/** A call whose result waits for the person before the model may read it. */
export type HeldCall = OfferedCall & Succeeded & { readonly status: 'held' }
/** A call that can't go on without the person: before it runs, or before the model reads its result. */
export type WaitingCall = PendingCall | HeldCall
/** A call that did what it was asked; `undo` tells of the last undo that was tried. */
export type SucceededCall = OfferedCall &
  Succeeded & {
    readonly status: 'succeeded'
    readonly releasedBy?: RuleMark
    readonly undo?: UndoState
  }

/** A call that was started and may have taken effect, or not. */
export type UnknownCall = OfferedCall &
  Finished & { readonly status: 'unknown'; readonly why: string }

/** A tool call in exactly one state, with exactly that state's fields. */
export type ToolCall =
  | RefusedCall
  | PendingCall
  | ApprovedCall
  | RunningCall
  | HeldCall
  | SucceededCall
  | UnknownCall
  | (OfferedCall & Decided<'reject'> & { readonly status: 'rejected' })
  | (OfferedCall & Decided<'respond'> & { readonly status: 'answered' })
  | (OfferedCall & {
      readonly status: 'cancelled'
      readonly reason: CancelReason
      readonly cancelledAt: number
    })
  | (OfferedCall & Finished & { readonly status: 'failed'; readonly error: string })
  | (OfferedCall &
      Succeeded & {
        readonly status: 'withheld'
        readonly withheldAt: number
        /** What the model is told in the result's place. */
        readonly note?: string
        /** Missing where a person withheld it. */
        readonly withheldBy?: RuleMark
      })
  | (OfferedCall &
      Succeeded & {
        readonly status: 'undone'
        readonly undoneAt: number
        /** The event's place in the journal: what the model was asked after it must hear of it. */
        readonly undoneSeq: number
      })

/** The name of a tool call's state. */
export type ToolCallStatus = ToolCall['status']

/** Whether the call can still lead to an effect: it waits, is approved or runs. */
export function isOpen(call: ToolCall): boolean {
  return call.status === 'pending' || call.status === 'approved' || call.status === 'running'
}

/** A decision that can be taken back while a sibling still waits. */
export type StagedCall = Extract<ToolCall, { status: 'approved' | 'rejected' | 'answered' }>

/** Whether the call is decided and nothing has come of it yet. */
export function isDecided(call: ToolCall): call is StagedCall {
  return call.status === 'approved' || call.status === 'rejected' || call.status === 'answered'
}

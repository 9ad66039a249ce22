import type { Json, JsonObject } from './json.ts'
import type { Problem } from './problem.ts'
import type { Effect } from './preview.ts'
import type {
  CallId,
  CancelReason,
  Decision,
  Gate,
  Outcome,
  Refusal,
  ReturnReason,
  RuleMark,
  ServerAnswer,
  ServerQuestion,
  Settlement,
  ToolDefinition,
  UndoOutcome,
} from './toolCall.ts'

/** How a run goes on after its tools: to the model again, or to the output as in the how-to. */
export type RunMode = 'agent' | 'single-pass'

/** The model that was asked. */
export interface ModelOrigin {
  readonly provider: string
  readonly model: string
}

/** What a model is asked with beside the conversation; what is missing is the provider's to choose. */
export interface ModelParameters {
  /** The system prompt. */
  readonly instructions?: string
  readonly temperature?: number
  /** How long a reply may be. */
  readonly maxTokens?: number
}

/** LangChain's stored-message JSON; provider blocks stay opaque. */
export interface StoredMessage {
  readonly type: string
  readonly data: JsonObject & { readonly content: Json }
}

/** Something that happened in a thread, in the past tense; the only thing that is ever stored of it. */
export type ThreadEvent =
  /** `replaces` is the seq of an earlier user turn: it and all after it leave the conversation, not the journal. */
  | { readonly type: 'user-said'; readonly text: string; readonly replaces?: number }
  | {
      readonly type: 'model-asked'
      readonly reply: number
      readonly origin: ModelOrigin
      readonly mode: RunMode
      /** name → SHA-256 of the definition as sent. */
      readonly tools: Readonly<Record<string, string>>
      readonly parameters?: ModelParameters
    }
  | { readonly type: 'model-replied'; readonly reply: number; readonly message: StoredMessage }
  /** The person wants a tool run without being asked by the model: the calls that follow are theirs. */
  | { readonly type: 'person-proposed'; readonly reply: number; readonly retryOf?: CallId }
  | {
      readonly type: 'call-offered'
      readonly call: CallId
      readonly toolCallId: string
      readonly name: string
      readonly args: JsonObject
      readonly definition: ToolDefinition
    }
  | {
      readonly type: 'call-refused'
      readonly call: CallId
      readonly toolCallId: string
      readonly name: string
      readonly rawArguments: string
      readonly refusal: Refusal
    }
  /** No whole reply came: nothing of it is offered; `text` is what had arrived. */
  | { readonly type: 'reply-interrupted'; readonly text: string; readonly problem: Problem }
  | {
      readonly type: 'call-presented'
      readonly call: CallId
      /** The call's own, or the next one: that of an edit under way. */
      readonly revision: number
      readonly digest: string
      /** Missing: the tool tells of none. */
      readonly effects?: readonly Effect[]
    }
  | {
      readonly type: 'call-decided'
      readonly call: CallId
      readonly revision: number
      readonly decision: Decision
      /** What was approved: what the person saw, or what the rule judged. An approval without it is not admitted. */
      readonly digest?: string
      /** Missing where a person decided. */
      readonly rule?: RuleMark
      /** What a call that a rule approves would do; a person's approval refers to what was presented. */
      readonly effects?: readonly Effect[]
    }
  /** An approved call is put before the person again. */
  | { readonly type: 'call-returned'; readonly call: CallId; readonly reason: ReturnReason }
  | { readonly type: 'decision-withdrawn'; readonly call: CallId }
  | { readonly type: 'call-cancelled'; readonly call: CallId; readonly reason: CancelReason }
  | { readonly type: 'call-started'; readonly call: CallId; readonly digest: string }
  | {
      readonly type: 'call-finished'
      readonly call: CallId
      readonly outcome: Outcome
      /** What a rule decided beforehand about a result that would be held. */
      readonly gate?: Gate
    }
  /** The server of a running call asks the person. */
  | {
      readonly type: 'server-asked'
      readonly call: CallId
      readonly question: ServerQuestion
    }
  | { readonly type: 'server-answered'; readonly call: CallId; readonly answer: ServerAnswer }
  /** The model may read the result. */
  | { readonly type: 'result-released'; readonly call: CallId }
  /** The model must not read the result; it is told the note in its place. */
  | { readonly type: 'result-withheld'; readonly call: CallId; readonly note?: string }
  | { readonly type: 'undo-started'; readonly call: CallId }
  | { readonly type: 'undo-finished'; readonly call: CallId; readonly outcome: UndoOutcome }
  | {
      readonly type: 'unknown-settled'
      readonly call: CallId
      readonly settlement: Settlement
    }
  | { readonly type: 'run-continued' }
  | { readonly type: 'run-stopped'; readonly reason: StopReason }
  | { readonly type: 'pass-ended'; readonly reply: number }
  | { readonly type: 'thread-renamed'; readonly title: string }
  /** All before it came from a file: the thread can be read, and nothing of it happens. */
  | { readonly type: 'thread-imported' }
  /** The person continues an imported thread here; what was decided elsewhere is asked again. */
  | { readonly type: 'thread-adopted' }

/** Why a run was stopped; `not-approved` is the how-to's exception with its text. */
export type StopReason =
  { readonly type: 'person' } | { readonly type: 'not-approved'; readonly message: string }

/** One line of the journal. `seq` counts from 1, `at` is epoch milliseconds, `previousHash` is the SHA-256 of the entry before (empty for the first). */
export interface ThreadEntry {
  readonly threadId: string
  readonly seq: number
  readonly at: number
  readonly previousHash: string
  readonly event: ThreadEvent
}

const strict: ReadonlySet<ThreadEvent['type']> = new Set([
  'model-asked',
  'call-decided',
  'call-started',
  'call-finished',
  'server-answered',
  'decision-withdrawn',
  'call-returned',
  'result-released',
  'result-withheld',
  'undo-started',
  'undo-finished',
  'unknown-settled',
  'run-stopped',
])

/** Whether the event must be on disk, not only in the system's cache, before what follows it may happen. */
export function mustBeDurable(event: ThreadEvent): boolean {
  return strict.has(event.type)
}

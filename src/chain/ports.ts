import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { Rule } from '../policy/rules.ts'
import type { ModelOrigin, ModelParameters, RunMode, ThreadEvent } from '../thread/events.ts'
import type { Problem } from '../thread/problem.ts'
import type { Thread } from '../thread/thread.ts'
import type {
  ApprovedCall,
  CallId,
  Gate,
  Outcome,
  ServerAnswer,
  ServerQuestion,
} from '../thread/toolCall.ts'
import type { Workspace } from '../tools/files/workspace.ts'
import type { OwnData, OwnTransaction, Progress, Tool } from '../tools/tool.ts'

/** The model that the thread's settings name, ready to be asked. */
export interface Connection {
  readonly model: BaseChatModel
  readonly origin: ModelOrigin
  readonly mode: RunMode
  readonly parameters?: ModelParameters
  /** Why the model can be sent neither tools nor what came of them, where it can't. */
  readonly withoutTools?: Problem
}

/** A tool call as far as it has streamed; it is only a picture and never executed. */
interface LiveToolCall {
  readonly name: string
  readonly rawArguments: string
}

/** A wait before a request that the provider declined is sent again. */
interface Wait {
  /** Epoch milliseconds. */
  readonly until: number
  readonly why: string
}

/** What has arrived of a reply so far. */
export interface LiveReply {
  readonly text: string
  readonly calls: readonly LiveToolCall[]
  readonly wait?: Wait
}

/** One use of a rule: it must still be what it was when it was judged. */
export interface RuleUse {
  readonly before: Rule
  readonly after: Rule
}

/** What a rule has decided about a result that is still to come. */
export interface RuledGate {
  readonly gate: Gate
  readonly use: RuleUse
}

/** All that the chain needs of the world; `run` hands it in. */
export interface ChainPorts {
  /** The thread as it is now. */
  thread(): Thread
  /** Calls back after every change of the thread, until the returned function is called. */
  subscribe(listener: () => void): () => void
  /** Writes events that the thread admits and the uses of rules they rest on, all or none, and resolves once they are stored; throws NotAdmitted otherwise. */
  record(events: readonly ThreadEvent[], uses?: readonly RuleUse[]): Promise<Thread>
  /** Runs an approved call's effect on our own data, and records its start and the end it returns in the same transaction: all of it happened, or nothing did. */
  runWith(
    call: ApprovedCall,
    effect: (own: OwnTransaction) => Promise<Outcome>,
    gate?: RuledGate,
  ): Promise<Thread>
  /** The person's rules as they are stored now; undefined for one that can't be read. */
  readonly rules: () => Promise<readonly (Rule | undefined)[]>
  /** Lets a preview look at our own data. */
  readonly look: <Seen>(at: (own: OwnData) => Promise<Seen>) => Promise<Seen>
  /** Opens the folder whose files the tools work on; throws in plain words where it can't be. */
  readonly workspace: () => Promise<Workspace>
  /** Opens the model; throws a ProblemError where settings or keys are missing. */
  connect(): Promise<Connection>
  /** Puts whatever a model request threw into plain words, free of keys. */
  explain(error: unknown): Problem
  /** How many milliseconds to wait until a request that failed so is sent again; undefined where only the person may send it. `failures` counts this one too. */
  waitAfter(error: unknown, failures: number): number | undefined
  /** Shows what has streamed so far; undefined once the reply is on record. */
  show(reply: LiveReply | undefined): void
  /** Resolves once the person has pressed a button for this call, or the run is stopped. */
  readonly press: (call: CallId) => Promise<void>
  /** Puts a question of a running call's server before the person; a stop is a question that nobody answers. */
  readonly askPerson: (
    call: CallId,
    question: ServerQuestion,
    signal: AbortSignal,
  ) => Promise<ServerAnswer>
  /** Shows how far a running call says that it is. */
  readonly showProgress: (call: CallId, progress: Progress) => void
  readonly tools: ReadonlyMap<string, Tool>
  /** Aborted when the run is stopped. Not LangChain's own signal: that one abandons a link instead of waiting for its last record. */
  readonly signal: AbortSignal
  /** Epoch milliseconds. */
  now(): number
  /** Calls back after so many milliseconds, unless the returned function is called first. */
  after(milliseconds: number, ring: () => void): () => void
}

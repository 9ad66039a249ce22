import { z } from 'zod'
import type { ArgumentProblem } from '../thread/argumentProblem.ts'
import type { Json, JsonObject } from '../thread/json.ts'
import type { Media } from '../thread/media.ts'
import type { Effect, PreviewNote } from '../thread/preview.ts'
import type {
  DecisionType,
  Finding,
  Risk,
  ToolDefinition,
  ServerAnswer,
  ServerQuestion,
} from '../thread/toolCall.ts'
import type { Workspace } from './files/workspace.ts'
import type { Mail } from './mail.ts'
import type { Note } from './note.ts'

/** The mailbox as seen from inside a transaction; awaiting anything else in there would end it. */
export interface MailTable {
  all(): Promise<readonly Mail[]>
  get(id: string): Promise<Mail | undefined>
  add(mail: Mail): Promise<void>
  remove(id: string): Promise<void>
}

/** The notes as seen from inside a transaction. */
export interface NoteTable {
  all(): Promise<readonly Note[]>
  add(note: Note): Promise<void>
  remove(id: string): Promise<void>
}

/** This browser's own data, to look at. */
export interface OwnData {
  readonly mails: Pick<MailTable, 'all' | 'get'>
  readonly notes: Pick<NoteTable, 'all'>
  /** Opens the folder that the file tools work on. Waiting for it ends the transaction, so what looks at files looks at nothing else, and is the effect of a tool that executes. */
  readonly workspace: () => Promise<Workspace>
}

/** The transaction in which a `commit` tool's effect and its `call-finished` are written together. */
export interface OwnTransaction extends OwnData {
  readonly mails: MailTable
  readonly notes: NoteTable
}

/** What a tool may know about its call. `idempotencyKey` is the same for every try of the same approved call; `now` is epoch milliseconds. */
interface CommitContext {
  readonly idempotencyKey: string
  readonly now: number
}

/** What a look at an outside effect may know of its call. */
interface CheckContext {
  readonly idempotencyKey: string
  readonly signal: AbortSignal
  /** Asks the person something while it runs, which its time limit does not count. */
  readonly ask?: (question: ServerQuestion) => Promise<ServerAnswer>
  /** Tells how far it is, while it runs; shown, and never on record. */
  readonly report?: (progress: Progress) => void
}

/** How far a call says that it is. */
export interface Progress {
  readonly progress: number
  readonly total?: number | undefined
  readonly message?: string | undefined
}

/** What a tool with an outside effect gets. */
export interface ExecuteContext extends CheckContext {
  /** Opens the folder that the file tools work on. */
  readonly workspace: OwnData['workspace']
}

/** What a tool gives back; only a tool that offers an undo gives a receipt, which is all that its undo will know. */
export interface Done {
  readonly result: Json
  readonly receipt?: Json
  /** Pictures and sounds, for the person only. */
  readonly media?: readonly Media[]
}

interface ToolDescription<Schema extends z.ZodType> {
  readonly name: string
  readonly description: string
  readonly risk: Risk
  /** Strict, without defaults, coercion or transforms: parsing must change nothing. */
  readonly schema: Schema
  /** Missing: approve, edit and reject. */
  readonly allowedDecisions?: readonly DecisionType[]
  /** The result comes from outside, so the person may read it before the model does; always, or where the call carries an argument. */
  readonly isResultUntrusted?: ToolDefinition['isResultUntrusted']
  /** Tells what a call would do if it ran now, changing nothing; what it throws refuses the call. It is asked again inside the finishing transaction, so it may wait for the data and for nothing else; the same data must give the same effects. */
  effects?(args: z.output<Schema>, own: OwnData): Promise<readonly Effect[]>
  /** Tells what the person should know besides; nothing depends on it. */
  notes?(args: z.output<Schema>, own: OwnData): Promise<readonly PreviewNote[]>
}

/** `commit` works on this browser's own data inside the finishing transaction, so it happens exactly once. */
interface Commits<Args> {
  /** So that a tool is one or the other. */
  readonly execute?: never
  commit(args: Args, own: OwnTransaction, context: CommitContext): Promise<Done>
  /** Takes the effect back, inside a transaction like its own; throws where that is no longer possible. */
  undo?(receipt: Json, own: OwnTransaction): Promise<void>
}

/** `execute` reaches outside; it happens at most once and may end as unknown. */
export interface Executes<Args> {
  readonly commit?: never
  execute(args: Args, context: ExecuteContext): Promise<Done>
  /** Looks whether the call with this key took effect, and changes nothing by it; for a person to press when its outcome is unknown. */
  readonly check?: (args: Args, context: CheckContext) => Promise<Finding>
  /** Takes the effect back; what it throws says why that is not possible, and then nothing has changed. The key is the same for every try of the same undo. */
  readonly undo?: (receipt: Json, context: ExecuteContext) => Promise<void>
  /** How many milliseconds a call is waited for, instead of the usual minute. Then its outcome is unknown, or, if it only reads, it has failed. */
  readonly timeLimit?: number
  /** The browser lets it act only right after a press of the person; where the approval is none, they are asked for one before it starts. */
  readonly needsPress?: true
}

/** How many milliseconds a tool that reaches outside is waited for, unless it says otherwise. */
export const usualTimeLimit = 60_000

/** The contract of every tool. Errors it throws become the call's truthful failure. */
export type ToolSpecification<Schema extends z.ZodType> = ToolDescription<Schema> &
  (Commits<z.output<Schema>> | Executes<z.output<Schema>>)

/** A tool ready for use: its definition, what it says of arguments, and its one way to run. */
export type Tool = {
  readonly definition: ToolDefinition
  /** What is wrong with these arguments, one entry per field; empty when they are right. */
  readonly problems: (args: JsonObject) => readonly ArgumentProblem[]
  readonly effects?: (args: JsonObject, own: OwnData) => Promise<readonly Effect[]>
  readonly notes?: (args: JsonObject, own: OwnData) => Promise<readonly PreviewNote[]>
} & (
  | {
      readonly kind: 'commit'
      readonly commit: Commits<JsonObject>['commit']
      readonly undo?: NonNullable<Commits<JsonObject>['undo']>
    }
  | ({ readonly kind: 'execute'; readonly timeLimit: number } & Readonly<Executes<JsonObject>>)
)

/** Makes a tool of its specification. The arguments given to it must have passed `problems`. */
export function defineTool<Schema extends z.ZodType>(spec: ToolSpecification<Schema>): Tool {
  const typed = (args: JsonObject) => spec.schema.parse(args)
  const effects = spec.effects?.bind(spec)
  const notes = spec.notes?.bind(spec)
  const shared: Pick<Tool, 'definition' | 'problems' | 'effects' | 'notes'> = {
    definition: definitionOf(spec),
    problems: (args) =>
      spec.schema.safeParse(args).error?.issues.map(({ path, message }) => ({
        path: path.filter((part) => typeof part !== 'symbol'),
        message,
      })) ?? [],
    ...(effects ? { effects: (args, own) => effects(typed(args), own) } : {}),
    ...(notes ? { notes: (args, own) => notes(typed(args), own) } : {}),
  }
  if (spec.commit) {
    const undo = spec.undo?.bind(spec)
    return {
      ...shared,
      kind: 'commit',
      commit: (args, own, context) => spec.commit(typed(args), own, context),
      ...(undo ? { undo } : {}),
    }
  }
  const { check, undo, needsPress } = spec
  return {
    ...shared,
    kind: 'execute',
    execute: async (args, context) => spec.execute(typed(args), context),
    timeLimit: spec.timeLimit ?? usualTimeLimit,
    ...(needsPress ? { needsPress } : {}),
    ...(check ? { check: (args, context) => check(typed(args), context) } : {}),
    ...(undo ? { undo } : {}),
  }
}

function definitionOf<Schema extends z.ZodType>(spec: ToolDescription<Schema>): ToolDefinition {
  const { name, description, risk, schema, allowedDecisions, isResultUntrusted } = spec
  const { $schema: _, ...parameters } = z.toJSONSchema(schema) as { $schema?: string }
  return {
    name,
    description,
    parameters: parameters as JsonObject,
    risk,
    source: 'built-in',
    ...(allowedDecisions ? { allowedDecisions } : {}),
    ...(isResultUntrusted ? { isResultUntrusted } : {}),
  }
}

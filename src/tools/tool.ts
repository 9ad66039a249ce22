import { z } from 'zod'
import type { Json, JsonObject } from '../thread/json.ts'
import type { Finding, Risk, ToolDefinition } from '../thread/toolCall.ts'
import type { Mail } from './mail.ts'

/** The mailbox as seen from inside a transaction; awaiting anything else in there would end it. */
export interface MailTable {
  all(): Promise<readonly Mail[]>
  get(id: string): Promise<Mail | undefined>
  add(mail: Mail): Promise<void>
}

/** The transaction in which a `commit` tool's effect and its `call-finished` are written together. */
export interface OwnTransaction {
  readonly mails: MailTable
}

/** What a tool may know about its call. `idempotencyKey` is the same for every try of the same approved call; `now` is epoch milliseconds. */
interface CommitContext {
  readonly idempotencyKey: string
  readonly now: number
}

/** What a tool with an outside effect gets besides. */
interface ExecuteContext {
  readonly idempotencyKey: string
  readonly signal: AbortSignal
}

interface ToolDescription<Schema extends z.ZodType> {
  readonly name: string
  readonly description: string
  readonly risk: Risk
  /** Strict, without defaults, coercion or transforms: parsing must change nothing. */
  readonly schema: Schema
}

/** `commit` works on this browser's own data inside the finishing transaction, so it happens exactly once. */
interface Commits<Args> {
  commit(args: Args, own: OwnTransaction, context: CommitContext): Promise<Json>
}

/** `execute` reaches outside; it happens at most once and may end as unknown. */
interface Executes<Args> {
  execute(args: Args, context: ExecuteContext): Promise<Json>
  /** Looks whether the call with this key took effect, and changes nothing by it; for a person to press when its outcome is unknown. */
  readonly check?: (args: Args, context: ExecuteContext) => Promise<Finding>
  /** How many milliseconds a call is waited for, instead of the usual minute. Then its outcome is unknown, or, if it only reads, it has failed. */
  readonly timeLimit?: number
}

const usualTimeLimit = 60_000

/** The contract of every tool. Errors it throws become the call's truthful failure. */
export type ToolSpecification<Schema extends z.ZodType> = ToolDescription<Schema> &
  (Commits<z.output<Schema>> | Executes<z.output<Schema>>)

/** A tool ready for use: its definition, what it says of arguments, and its one way to run. */
export type Tool = {
  readonly definition: ToolDefinition
  /** What is wrong with these arguments, in words, one entry per field; empty when they are right. */
  problems(args: JsonObject): readonly string[]
} & (
  | { readonly kind: 'commit'; readonly commit: Commits<JsonObject>['commit'] }
  | ({ readonly kind: 'execute'; readonly timeLimit: number } & Readonly<Executes<JsonObject>>)
)

/** Makes a tool of its specification. The arguments given to it must have passed `problems`. */
export function defineTool<Schema extends z.ZodType>(spec: ToolSpecification<Schema>): Tool {
  const { $schema: _, ...parameters } = z.toJSONSchema(spec.schema) as { $schema?: string }
  const shared = {
    definition: {
      name: spec.name,
      description: spec.description,
      parameters: parameters as JsonObject,
      risk: spec.risk,
      source: 'built-in',
    },
    problems: (args) =>
      spec.schema.safeParse(args).error?.issues.map((issue) => {
        const field = issue.path.join('.')
        return field ? `${field}: ${issue.message}` : issue.message
      }) ?? [],
  } satisfies Pick<Tool, 'definition' | 'problems'>
  const typed = (args: JsonObject) => spec.schema.parse(args)
  if ('commit' in spec) {
    return {
      ...shared,
      kind: 'commit',
      commit: (args, own, context) => spec.commit(typed(args), own, context),
    }
  }
  const { check } = spec
  return {
    ...shared,
    kind: 'execute',
    execute: async (args, context) => spec.execute(typed(args), context),
    timeLimit: spec.timeLimit ?? usualTimeLimit,
    ...(check ? { check: (args, context) => check(typed(args), context) } : {}),
  }
}

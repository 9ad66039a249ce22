import '../jitless.ts'
import { z } from 'zod'
import type { ThreadEvent } from '../../thread/events.ts'
import {
  call,
  cancelReason,
  count,
  decision,
  definition,
  effects,
  gate,
  hash,
  jsonObject,
  message,
  mode,
  outcome,
  parameters,
  problem,
  refusal,
  returnReason,
  rule,
  answer,
  question,
  settlement,
  stopReason,
  undoOutcome,
} from './valueSchemas.ts'

type Type = ThreadEvent['type']

/** Exactly the fields of each event, and nothing beside them. Complete by type. */
const shapes: { readonly [Name in Type]: z.ZodType<Extract<ThreadEvent, { type: Name }>> } = {
  'user-said': z.strictObject({
    type: z.literal('user-said'),
    text: z.string(),
    replaces: count.exactOptional(),
  }),
  'model-asked': z.strictObject({
    type: z.literal('model-asked'),
    reply: count,
    origin: z.strictObject({ provider: z.string(), model: z.string() }),
    mode,
    tools: z.record(z.string(), hash),
    parameters: parameters.exactOptional(),
  }),
  'model-replied': z.strictObject({ type: z.literal('model-replied'), reply: count, message }),
  'person-proposed': z.strictObject({
    type: z.literal('person-proposed'),
    reply: count,
    retryOf: call.exactOptional(),
  }),
  'call-offered': z.strictObject({
    type: z.literal('call-offered'),
    call,
    toolCallId: z.string(),
    name: z.string(),
    args: jsonObject,
    definition,
  }),
  'call-refused': z.strictObject({
    type: z.literal('call-refused'),
    call,
    toolCallId: z.string(),
    name: z.string(),
    rawArguments: z.string(),
    refusal,
  }),
  'reply-interrupted': z.strictObject({
    type: z.literal('reply-interrupted'),
    text: z.string(),
    problem,
  }),
  'call-presented': z.strictObject({
    type: z.literal('call-presented'),
    call,
    revision: count,
    digest: hash,
    effects: effects.exactOptional(),
  }),
  'call-decided': z.strictObject({
    type: z.literal('call-decided'),
    call,
    revision: count,
    decision,
    digest: hash.exactOptional(),
    rule: rule.exactOptional(),
    effects: effects.exactOptional(),
  }),
  'call-returned': z.strictObject({
    type: z.literal('call-returned'),
    call,
    reason: returnReason,
  }),
  'decision-withdrawn': z.strictObject({ type: z.literal('decision-withdrawn'), call }),
  'call-cancelled': z.strictObject({
    type: z.literal('call-cancelled'),
    call,
    reason: cancelReason,
  }),
  'call-started': z.strictObject({ type: z.literal('call-started'), call, digest: hash }),
  'call-finished': z.strictObject({
    type: z.literal('call-finished'),
    call,
    outcome,
    gate: gate.exactOptional(),
  }),
  'result-released': z.strictObject({
    type: z.literal('result-released'),
    call,
  }),
  'result-withheld': z.strictObject({
    type: z.literal('result-withheld'),
    call,
    note: z.string().exactOptional(),
  }),
  'server-asked': z.strictObject({ type: z.literal('server-asked'), call, question }),
  'server-answered': z.strictObject({ type: z.literal('server-answered'), call, answer }),
  'undo-started': z.strictObject({ type: z.literal('undo-started'), call }),
  'undo-finished': z.strictObject({
    type: z.literal('undo-finished'),
    call,
    outcome: undoOutcome,
  }),
  'unknown-settled': z.strictObject({ type: z.literal('unknown-settled'), call, settlement }),
  'run-continued': z.strictObject({ type: z.literal('run-continued') }),
  'run-stopped': z.strictObject({ type: z.literal('run-stopped'), reason: stopReason }),
  'pass-ended': z.strictObject({ type: z.literal('pass-ended'), reply: count }),
  'thread-renamed': z.strictObject({ type: z.literal('thread-renamed'), title: z.string() }),
  'thread-imported': z.strictObject({ type: z.literal('thread-imported') }),
  'thread-adopted': z.strictObject({ type: z.literal('thread-adopted') }),
}

const threadId = z.string().regex(/^[\w-]{8,64}$/, 'must be the id of a thread')
const previousHash = z.union([z.literal(''), hash])

/** One line of a journal but for its event, which has a schema by its type. */
const line = z.strictObject({
  threadId,
  seq: count,
  at: z.number().int().min(0).max(8.64e15),
  previousHash,
  event: z.looseObject({ type: z.string() }),
})

/** The first line of a file. */
const header = z.strictObject({
  format: z.literal('countersign-journal'),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  threads: z.array(
    z.strictObject({ id: threadId, title: z.string(), entries: count, head: previousHash }),
  ),
  digest: hash,
})

/** What is wrong with a first line, in one sentence; undefined if nothing is. */
export function headerFault(value: unknown): string | undefined {
  return faultOf(header, value)
}

/** What is wrong with a journal's line, in one sentence; undefined if nothing is. */
export function entryFault(value: unknown): string | undefined {
  const read = line.safeParse(value)
  if (!read.success) return firstIssue(read.error)
  const { event } = read.data
  const shape = new Map<string, z.ZodType>(Object.entries(shapes)).get(event.type)
  if (!shape) return `There is no event of the type "${event.type}".`
  return faultOf(shape, event, 'event.')
}

function faultOf(schema: z.ZodType, value: unknown, within = ''): string | undefined {
  const read = schema.safeParse(value)
  return read.success ? undefined : firstIssue(read.error, within)
}

function firstIssue({ issues }: z.ZodError, within = ''): string {
  const [issue] = issues
  const where = `${within}${issue?.path.join('.') ?? ''}`
  return where ? `${where}: ${issue?.message}.` : `${issue?.message}.`
}

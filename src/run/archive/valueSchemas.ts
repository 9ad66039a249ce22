import '../jitless.ts'
import { z } from 'zod'
import type { ModelParameters, RunMode, StopReason, StoredMessage } from '../../thread/events.ts'
import type { Json, JsonObject } from '../../thread/json.ts'
import { isMediaType } from '../../thread/media.ts'
import type { Media } from '../../thread/media.ts'
import type { Effect } from '../../thread/preview.ts'
import type { Problem, ProblemKind } from '../../thread/problem.ts'
import type {
  CallId,
  CancelReason,
  Decision,
  DecisionType,
  Gate,
  Outcome,
  Refusal,
  RefusalReason,
  ReturnReason,
  RuleMark,
  ServerAnswer,
  ServerQuestion,
  Settlement,
  ToolDefinition,
  ToolResult,
  ToolSource,
  UndoOutcome,
} from '../../thread/toolCall.ts'

/** Complete by type: a word that is added there must be added here. */
function oneOf<Word extends string>(words: Record<Word, true>): z.ZodType<Word> {
  return z.enum(Object.keys(words) as [Word, ...Word[]])
}

/** What is inside was parsed from JSON and has been looked through before. */
const json = z.custom<Json>((value) => value !== undefined)
/** A JSON object. */
export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
)
/** A number that counts from one. */
export const count = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
/** A SHA-256. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')
/** The identity of a tool call. */
export const call = z.custom<CallId>(
  (value) => typeof value === 'string' && /^[\w-]{8,64}\/\d{1,9}\/\d{1,9}$/.test(value),
  'must be the id of a tool call',
)
/** How a run goes on. */
export const mode: z.ZodType<RunMode> = oneOf({ agent: true, 'single-pass': true })

/** A stored message of a model. */
export const message: z.ZodType<StoredMessage> = z.strictObject({
  type: z.literal('ai'),
  data: z.custom<StoredMessage['data']>(isMessageData, 'must be the data of a stored message'),
})

function isMessageData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('content' in value)) return false
  const { content } = value
  if (typeof content === 'string') return true
  return (
    Array.isArray(content) &&
    content.every((block) => typeof block === 'object' && block !== null && 'type' in block)
  )
}

const source: z.ZodType<ToolSource> = z.union([
  z.literal('built-in'),
  z.strictObject({ type: z.literal('own'), code: hash }),
  z.strictObject({
    type: z.literal('mcp'),
    server: z.string(),
    url: z.string(),
    tool: z.string(),
    title: z.string().exactOptional(),
    annotations: jsonObject.exactOptional(),
  }),
])

/** A tool as it was sent. */
export const definition: z.ZodType<ToolDefinition> = z.strictObject({
  name: z.string(),
  description: z.string(),
  parameters: jsonObject,
  risk: oneOf({ read: true, write: true, send: true, destructive: true }),
  source,
  allowedDecisions: z
    .array(oneOf<DecisionType>({ approve: true, edit: true, reject: true, respond: true }))
    .exactOptional(),
  isResultUntrusted: z
    .union([z.literal(true), z.strictObject({ with: z.string() })])
    .exactOptional(),
})

/** What a model was asked with. */
export const parameters: z.ZodType<ModelParameters> = z.strictObject({
  instructions: z.string().exactOptional(),
  temperature: z.number().exactOptional(),
  maxTokens: count.exactOptional(),
})

/** Why a call was refused. */
export const refusal: z.ZodType<Refusal> = z.strictObject({
  reason: oneOf<RefusalReason>({
    'unknown-tool': true,
    'unparsable-arguments': true,
    'invalid-arguments': true,
    'malformed-call': true,
    'no-preview': true,
  }),
  detail: z.string(),
})

/** A failure in plain words. */
export const problem: z.ZodType<Problem> = z.strictObject({
  kind: oneOf<ProblemKind>({
    'no-key': true,
    'wrong-key': true,
    'key-locked': true,
    unreachable: true,
    'unknown-model': true,
    'rate-limit': true,
    'reply-cut-off': true,
    'reply-malformed': true,
    'page-closed': true,
    stopped: true,
    'provider-error': true,
    storage: true,
    internal: true,
  }),
  title: z.string(),
  meaning: z.string(),
  remedy: z.string(),
  cause: z.string().exactOptional(),
})

/** What a person decided. */
export const decision: z.ZodType<Decision> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('approve') }),
  z.strictObject({
    type: z.literal('edit'),
    editedAction: z.strictObject({ name: z.string(), args: jsonObject }),
  }),
  z.strictObject({ type: z.literal('reject'), message: z.string().exactOptional() }),
  z.strictObject({ type: z.literal('respond'), message: z.string() }),
])

/** The rule that decided. */
export const rule: z.ZodType<RuleMark> = z.strictObject({ id: z.string(), sentence: z.string() })

/** What a rule made of an untrusted result. */
export const gate: z.ZodType<Gate> = z.strictObject({
  type: oneOf({ released: true, withheld: true }),
  rule,
})

/** What a call would do. */
export const effects: z.ZodType<readonly Effect[]> = z.array(
  z.strictObject({
    summary: z.string(),
    before: z.string().exactOptional(),
    after: z.string().exactOptional(),
  }),
)

/** Why an approved call was asked again. */
export const returnReason = oneOf<ReturnReason>({
  'effects-changed': true,
  'rule-no-longer-applies': true,
})

/** How an undo ended. */
export const undoOutcome: z.ZodType<UndoOutcome> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('undone') }),
  z.strictObject({ type: z.literal('failed'), error: z.string() }),
  z.strictObject({ type: z.literal('unknown'), why: z.string() }),
])

const result: z.ZodType<ToolResult> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('whole'), value: json }),
  z.strictObject({ type: z.literal('cut'), text: z.string(), bytes: count }),
  z.strictObject({ type: z.literal('reported'), text: z.string() }),
])

/** It becomes the address of a picture. */
const media: z.ZodType<Media> = z.strictObject({
  mimeType: z.string().refine(isMediaType),
  data: z.base64(),
})

/** How a call ended. */
export const outcome: z.ZodType<Outcome> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('succeeded'),
    result,
    receipt: json.exactOptional(),
    media: z.array(media).exactOptional(),
  }),
  z.strictObject({ type: z.literal('failed'), error: z.string() }),
  z.strictObject({ type: z.literal('unknown'), why: z.string() }),
])

/** What a server asked. */
export const question: z.ZodType<ServerQuestion> = z.strictObject({
  message: z.string(),
  schema: jsonObject,
})

/** What the person said to it. */
export const answer: z.ZodType<ServerAnswer> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accept'), content: jsonObject }),
  z.strictObject({ type: z.literal('decline') }),
  z.strictObject({ type: z.literal('cancel') }),
])

/** What became of an unknown outcome. */
export const settlement: z.ZodType<Settlement> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('done'), text: z.string() }),
  z.strictObject({ type: z.literal('failed'), text: z.string() }),
  z.strictObject({ type: z.literal('again') }),
])

/** Why a run was stopped. */
export const stopReason: z.ZodType<StopReason> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person') }),
  z.strictObject({ type: z.literal('not-approved'), message: z.string() }),
])

/** Why a call was given up. */
export const cancelReason = oneOf<CancelReason>({
  stopped: true,
  'not-approved': true,
  'definition-changed': true,
  'digest-mismatch': true,
  'tool-missing': true,
})

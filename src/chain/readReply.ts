import {
  AIMessage,
  AIMessageChunk,
  mapChatMessagesToStoredMessages,
} from '@langchain/core/messages'
import type { BaseMessageChunk } from '@langchain/core/messages'
import type { ProposedCall } from '../policy/admit.ts'
import type { StoredMessage } from '../thread/events.ts'
import type { Problem } from '../thread/problem.ts'

/** A proposed call with the provider's id, which may be missing or repeated. */
export interface RawCall extends ProposedCall {
  readonly providerId: string
}

/** A streamed reply, read: whole with its calls, or not to be used and why. */
export type ReadReply =
  | {
      readonly type: 'whole'
      readonly message: StoredMessage
      readonly calls: readonly RawCall[]
      /** A fragment of a call had no name: none of the reply's calls can be believed. */
      readonly hasFragments: boolean
    }
  | { readonly type: 'unusable'; readonly text: string; readonly problem: Problem }

/** What providers call the end of a whole reply: Chat Completions, the Responses API, Anthropic and Google. */
const finished: ReadonlySet<string | undefined> = new Set([
  ...['stop', 'tool_calls'],
  'completed',
  ...['end_turn', 'tool_use', 'stop_sequence'],
  // Google documents the first alone; servers that speak like it also say the second.
  ...['STOP', 'FUNCTION_CALL'],
])

/** And what they call a reply that grew too long, or that they did not let out. */
const tooLong: ReadonlySet<string | undefined> = new Set([
  ...['length', 'max_tokens', 'max_output_tokens', 'model_context_window_exceeded', 'MAX_TOKENS'],
])
const keptBack: ReadonlySet<string | undefined> = new Set([
  ...['content_filter', 'refusal'],
  ...['SAFETY', 'RECITATION', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII', 'LANGUAGE'],
])

/** Reads the chunks of a reply. Only a reply that says it finished is whole; LangChain's repaired arguments are ignored in favour of the raw text. */
export function readReply(chunks: readonly BaseMessageChunk[]): ReadReply {
  const reply = merge(chunks)
  if (!reply || !AIMessageChunk.isInstance(reply)) {
    return { type: 'unusable', text: reply?.text ?? '', problem: unreadable }
  }
  const finish = chunks.map(finishOf).findLast(Boolean)
  if (!finished.has(finish)) {
    return { type: 'unusable', text: reply.text, problem: cutOff(finish) }
  }
  const raw = (reply.tool_call_chunks ?? []).map((chunk) => ({
    providerId: chunk.id ?? '',
    name: chunk.name ?? '',
    rawArguments: chunk.args ?? '',
  }))
  if (raw.length === 0 && reply.text.trim() === '') {
    return { type: 'unusable', text: '', problem: silent(reply.additional_kwargs['refusal']) }
  }
  return {
    type: 'whole',
    message: store(reply),
    calls: raw.filter((call, index) => raw.findIndex((other) => isTwin(call, other)) === index),
    hasFragments: raw.some((call) => call.name === ''),
  }
}

/** Each provider has its own place for it. Google's client puts a "stop" of its own beside what it could not read, so only Google's own word counts. */
function finishOf({
  response_metadata: metadata,
  additional_kwargs: kwargs,
}: BaseMessageChunk): string | undefined {
  const told = [
    metadata['finish_reason'],
    (metadata['incomplete_details'] as { reason?: unknown } | null | undefined)?.reason,
    metadata['status'],
    kwargs['stop_reason'],
    kwargs['finishReason'],
  ]
  return told.find((reason) => typeof reason === 'string')
}

/** Merges as a tree: one chunk after the other would parse the growing arguments again each time. */
function merge(chunks: readonly BaseMessageChunk[]): BaseMessageChunk | undefined {
  if (chunks.length <= 1) return chunks[0]
  const middle = chunks.length >> 1
  const left = merge(chunks.slice(0, middle))
  const right = merge(chunks.slice(middle))
  return left && right ? left.concat(right) : (left ?? right)
}

/** A server that repeats a call word for word, id included, means one call. */
function isTwin(call: RawCall, other: RawCall): boolean {
  return (
    call === other ||
    (call.providerId !== '' &&
      call.providerId === other.providerId &&
      call.name === other.name &&
      call.rawArguments === other.rawArguments)
  )
}

function store(reply: AIMessageChunk): StoredMessage {
  const { tool_calls: _, ...kept } = reply.additional_kwargs
  const message = new AIMessage({
    content: reply.content,
    additional_kwargs: kept,
    response_metadata: reply.response_metadata,
    tool_calls: reply.tool_calls ?? [],
    invalid_tool_calls: reply.invalid_tool_calls ?? [],
    ...(reply.usage_metadata ? { usage_metadata: reply.usage_metadata } : {}),
    ...(reply.id ? { id: reply.id } : {}),
  })
  const [stored] = mapChatMessagesToStoredMessages([message])
  return JSON.parse(JSON.stringify(stored)) as StoredMessage
}

const nothingRan = 'None of the tool calls in this reply was offered to you, and none has run.'

const unreadable: Problem = {
  kind: 'reply-malformed',
  title: 'The model’s reply could not be read.',
  meaning: nothingRan,
  remedy: 'Continue to ask again. If it happens each time, check the base URL in Settings.',
  cause: 'The response held no assistant message.',
}

function silent(refusal: unknown): Problem {
  const isRefusal = typeof refusal === 'string' && refusal !== ''
  return {
    kind: 'reply-malformed',
    title: isRefusal ? 'The model refused to answer.' : 'The model answered with nothing.',
    meaning: 'Its reply is complete, and holds neither words nor tool calls. Nothing has run.',
    remedy: 'Continue to ask again, or send a new message.',
    cause: isRefusal ? refusal : 'The reply finished without content.',
  }
}

function cutOff(reason: string | undefined): Problem {
  return {
    kind: 'reply-cut-off',
    title: cutOffTitle(reason),
    meaning: nothingRan,
    remedy: 'Continue to ask the model again, or send a new message.',
    cause:
      reason === undefined
        ? 'The stream ended without a finish reason.'
        : `Finish reason: ${reason}`,
  }
}

function cutOffTitle(reason: string | undefined): string {
  if (tooLong.has(reason)) return 'The reply was cut off: the model reached its length limit.'
  if (keptBack.has(reason)) return 'The provider’s rules on content ended the reply.'
  return 'The reply was cut off before it was complete.'
}

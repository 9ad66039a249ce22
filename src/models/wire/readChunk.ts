import { exactArguments } from './exactArguments.ts'
import { fieldsOf, isFields, textIn } from './fields.ts'
import type { Fields } from './fields.ts'
import { contentOf } from './readContent.ts'
import { parsed } from './parsed.ts'
import { unreadable } from './replyProblems.ts'
import { statusOf } from './statusOf.ts'
import { usageIn } from './usage.ts'

/** A piece of a tool call, as one chunk holds it. */
export interface Fragment {
  readonly index: number | undefined
  readonly id: string | undefined
  readonly name: string | undefined
  readonly args: string
  /** What else stands in it. */
  readonly rest: Fields
}

/** What a chunk says, read from whatever dialect it is in. */
export interface Chunk {
  /** The chunk without its choices and usage. */
  readonly envelope: Fields
  readonly choice: Choice | undefined
  readonly usage: Fields | undefined
}

/** What a chunk adds to the reply. */
export interface Choice {
  readonly index: unknown
  readonly text: string
  readonly reasoning: string
  readonly fragments: readonly Fragment[]
  /** A call in the way that came before tool calls; it has neither index nor id. */
  readonly legacyCall: Fragment | undefined
  readonly finish: string | undefined
  /** What else stands in the delta. */
  readonly rest: Fields
  /** What it says stands in a `message`, not in a `delta`. */
  readonly isMessage: boolean
}

/** A chunk, an error in its place, or nothing that is for us. */
export type Said =
  | { readonly type: 'chunk'; readonly chunk: Chunk }
  | { readonly type: 'failure'; readonly status: number | undefined }
  | { readonly type: 'nothing' }

/** Reads one chunk of a reply, or a whole reply. */
export function readChunk(json: string): Said {
  const whole = parsed(json)
  if (!whole) throw unreadable(json)
  const failure = failureIn(whole)
  if (failure) return failure
  const { choices, usage: _, ...envelope } = whole
  const [choice, ...others] = Array.isArray(choices) ? (choices as readonly unknown[]) : []
  if (others.length > 0) throw unreadable('It holds several answers at once.')
  const usage = usageIn(whole, fieldsOf(choice))
  if (!isFields(choice)) {
    return usage ? { type: 'chunk', chunk: { envelope, choice: undefined, usage } } : nothing
  }
  return { type: 'chunk', chunk: { envelope, choice: choiceOf(choice, json), usage } }
}

const nothing = { type: 'nothing' } as const

function choiceOf(choice: Fields, json: string): Choice {
  const hasDelta = isFields(choice['delta']) && Object.keys(choice['delta']).length > 0
  const {
    role: _,
    content,
    refusal,
    reasoning,
    reasoning_content,
    tool_calls,
    function_call,
    ...rest
  } = fieldsOf(hasDelta ? choice['delta'] : choice['message'])
  const read = contentOf(content)
  const place = hasDelta ? 'delta' : 'message'
  return {
    index: choice['index'],
    text: read.text + (textIn(refusal) ?? ''),
    reasoning: textIn(reasoning_content) ?? textIn(reasoning) ?? read.reasoning,
    fragments: listOf(tool_calls).map((call, at) =>
      fragmentOf(call, () => exactArguments(json, place, at)),
    ),
    legacyCall: isFields(function_call)
      ? fragmentOf({ function: function_call }, () => exactArguments(json, place, undefined))
      : undefined,
    finish: textIn(choice['finish_reason']),
    rest,
    isMessage: !hasDelta,
  }
}

function listOf(calls: unknown): readonly Fields[] {
  if (isFields(calls)) return [calls]
  return Array.isArray(calls) ? calls.map(fieldsOf) : []
}

/** The name and the arguments stand in `function`, or beside it. */
function fragmentOf(call: Fields, exact: () => string): Fragment {
  const { index, id, function: inner, type: _, name: ownName, arguments: ownArgs, ...rest } = call
  const { name = ownName, arguments: args = ownArgs } = fieldsOf(inner)
  return {
    index: numberIn(index),
    id: typeof id === 'number' ? String(id) : textIn(id),
    name: textIn(name),
    args: typeof args === 'string' ? args : args === undefined || args === null ? '' : exact(),
    rest,
  }
}

function numberIn(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value)
  return typeof value === 'number' ? value : undefined
}

/** An error stands in `error`, or is the chunk itself. */
function failureIn(whole: Fields): Said | undefined {
  const [choice] = Array.isArray(whole['choices']) ? (whole['choices'] as readonly unknown[]) : []
  const error = whole['error'] || fieldsOf(choice)['error']
  const isError = whole['object'] === 'error' || whole['type'] === 'error'
  const isComplaint =
    choice === undefined && [whole['detail'], whole['message']].some((text) => textIn(text))
  return error || isError || isComplaint
    ? { type: 'failure', status: statusOf(fieldsOf(error)) ?? statusOf(whole) }
    : undefined
}

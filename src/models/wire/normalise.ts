import { isSettled, mended, withoutPlaceholder } from './callArguments.ts'
import { nameOf } from './callName.ts'
import { endedCalls, legacyIndex, withFragments } from './calls.ts'
import type { Call } from './calls.ts'
import { finishOf, worse } from './finish.ts'
import type { Fields } from './fields.ts'
import { stateOf } from './jsonExtent.ts'
import type { Chunk, Choice } from './readChunk.ts'
import { largest, missingCalls, tooLarge, unreadable } from './replyProblems.ts'

/** A reply in the making, whatever dialect it comes in. */
export interface Reply {
  /** The names of the tools that the model was given. */
  readonly tools: ReadonlySet<string>
  readonly calls: readonly Call[]
  /** How much of each call's arguments was handed on; nothing of one that has no entry. */
  readonly sent: readonly (number | undefined)[]
  readonly envelope: Fields
  readonly answer: unknown
  /** Something was said in deltas. */
  readonly hasDeltas: boolean
  /** How many characters were said. */
  readonly size: number
  readonly finish: string | undefined
  readonly usage: Fields | undefined
}

/** A reply of which nothing has come. */
export function newReply(tools: ReadonlySet<string>): Reply {
  return {
    tools,
    calls: [],
    sent: [],
    envelope: {},
    answer: undefined,
    hasDeltas: false,
    size: 0,
    finish: undefined,
    usage: undefined,
  }
}

/** The reply with one more chunk, and what of it can be handed on already, as OpenAI would have said it. */
export function withChunk(
  reply: Reply,
  { envelope, choice: spoken, usage }: Chunk,
): readonly [Reply, readonly Fields[]] {
  const known = { ...reply, envelope, usage: usage ?? reply.usage }
  if (!spoken) return [known, []]
  const choice = spoken.isMessage && reply.hasDeltas ? withoutRepetition(spoken, reply) : spoken
  if (reply.answer !== undefined && choice.index !== undefined && choice.index !== reply.answer) {
    throw unreadable('It holds several answers at once.')
  }
  const { text, reasoning, rest } = choice
  const calls = withFragments(reply.calls, fragmentsOf(choice))
  const [sent, pieces] = handedOn({ ...reply, calls }, false)
  const isDelta = !choice.isMessage && (text !== '' || reasoning !== '' || calls.length > 0)
  const grown = {
    ...known,
    calls,
    sent,
    size: sizeAfter(reply, choice),
    answer: reply.answer ?? choice.index,
    hasDeltas: reply.hasDeltas || isDelta,
    finish: worse(reply.finish, finishOf(choice.finish)),
  }
  const delta = {
    ...rest,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(pieces.length === 0 ? {} : { tool_calls: pieces }),
  }
  const isSilent = text === '' && Object.keys(delta).length === 0
  return [grown, isSilent ? [] : [chunkOf(envelope, { ...delta, content: text })]]
}

/** The end of a reply: what was held back, how it finished, and what it used. `isDone`: the server said that there is no more. A reply that did not finish gets no finish, and its calls go no further. */
export function endOf(reply: Reply, isDone: boolean): readonly Fields[] {
  const { envelope, finish, usage } = reply
  const count = usage ? [{ ...envelope, choices: [], usage }] : []
  const end = finish ?? (isDone && isWhole(reply) ? 'stop' : undefined)
  if (end !== 'stop' && end !== 'tool_calls') {
    return [chunkOf(envelope, { content: '' }, end), ...count]
  }
  const calls = endedCalls(reply.calls)
  if (end === 'tool_calls' && calls.length === 0) throw missingCalls()
  const [, pieces] = handedOn({ ...reply, calls }, true)
  const delta = pieces.length === 0 ? { content: '' } : { content: '', tool_calls: pieces }
  return [chunkOf(envelope, delta, calls.length > 0 ? 'tool_calls' : end), ...count]
}

function fragmentsOf({ fragments, legacyCall }: Choice) {
  return legacyCall ? [...fragments, { ...legacyCall, index: legacyIndex }] : fragments
}

/** A message beside deltas says once more what they said; only calls that they left out are new. */
function withoutRepetition(message: Choice, { calls }: Reply): Choice {
  const fragments = calls.length === 0 ? message.fragments : []
  return { ...message, text: '', reasoning: '', rest: {}, fragments, legacyCall: undefined }
}

function sizeAfter({ size }: Reply, { text, reasoning, fragments }: Choice): number {
  const args = fragments.reduce((sum, fragment) => sum + fragment.args.length, 0)
  const after = size + text.length + reasoning.length + args
  if (after > largest) throw tooLarge()
  return after
}

/** A call whose arguments have begun and not ended was cut off; one without any may have been. */
function isWhole({ calls }: Reply): boolean {
  return calls.every(({ extent }) => ['closed', 'hollow'].includes(stateOf(extent)))
}

/** What of each call can be handed on: all at the end, and before it a good part at a time, because LangChain parses a call's arguments again with each piece. */
function handedOn(
  { calls, sent, tools }: Pick<Reply, 'calls' | 'sent' | 'tools'>,
  isEnd: boolean,
): readonly [readonly (number | undefined)[], readonly Fields[]] {
  const pieces: Fields[] = []
  let isWaiting = false
  const reached = calls.map((call, index) => {
    const before = sent[index]
    // In the model's order: none begins before the ones before it.
    isWaiting ||= before === undefined && !isEnd && !hasBegun(call)
    if (isWaiting || (before !== undefined && !isEnd && isTooSmall(call, before))) return before
    const args = isEnd ? mended(call.args) : withoutPlaceholder(call.args)
    if (before !== undefined && args.length === before) return before
    const piece = args.slice(before ?? 0)
    pieces.push(
      before === undefined
        ? beginning(call, index, nameOf(call.names, tools), piece)
        : { index, function: { arguments: piece } },
    )
    return args.length
  })
  return [reached, pieces]
}

/** Whether a call can be handed on before its end: nothing that may still be mended or dropped can. */
function hasBegun({ index, names, args, extent }: Call): boolean {
  const mayBeEcho = index === legacyIndex
  return names.length > 0 && !mayBeEcho && extent.hasContent && isSettled(withoutPlaceholder(args))
}

function isTooSmall({ args }: Call, before: number): boolean {
  return args.length - before < Math.max(32, before / 16)
}

function beginning({ id, rest }: Call, index: number, name: string, args: string): Fields {
  return {
    ...rest,
    index,
    ...(id === undefined ? {} : { id }),
    type: 'function',
    function: { name, arguments: args },
  }
}

function chunkOf(envelope: Fields, delta: Fields, finish: string | null = null): Fields {
  const choice = { index: 0, delta: { ...delta, role: 'assistant' }, finish_reason: finish }
  return { ...envelope, object: 'chat.completion.chunk', choices: [choice] }
}

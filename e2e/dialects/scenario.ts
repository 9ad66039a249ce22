import type { Delivery } from '../server/contract.ts'

/** A call that must be offered: exactly this tool, under this id, with these arguments. */
export interface ExpectedCall {
  readonly name: string
  readonly id: string
  readonly arguments: object
}

/** A call that must be refused and told to the model, and why. */
export interface ExpectedRefusal {
  readonly name: string
  readonly reason: string
}

/** What must become of a reply, all of it and nothing else. */
export type Outcome =
  | {
      readonly type: 'calls'
      readonly calls: readonly ExpectedCall[]
      readonly refused: readonly ExpectedRefusal[]
      readonly text: string
    }
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'problem'
      readonly kind: string
      readonly title: string
      /** What of the reply is kept and shown as incomplete. */
      readonly text: string
    }

/** What a server sends, to the letter. */
export interface Sent extends Delivery {
  readonly raw: string
  readonly contentType?: string
  readonly status?: number
}

/** One way in which servers speak, and what must come of it. */
export interface Scenario {
  readonly name: string
  readonly sent: Sent
  readonly becomes: Outcome
  /** The reply does not say that it finished, or says that it did not: none of its calls may be offered. */
  readonly isUnfinished?: true
}

/** A chunk of a stream as OpenAI writes it. */
export const chunk = (delta: object, finish: string | null = null, more: object = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_700_000_000,
  model: 'test-model',
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...more,
})

/** Events of a stream; a text stands as it is. */
export const frames = (...chunks: readonly (object | string)[]): string =>
  chunks
    .map((each) => `data: ${typeof each === 'string' ? each : JSON.stringify(each)}\n\n`)
    .join('')

/** A stream that ends as it should. */
export const stream = (...chunks: readonly (object | string)[]): Sent => ({
  raw: frames(...chunks, '[DONE]'),
})

export const start = chunk({ role: 'assistant', content: '' })
export const stop = chunk({}, 'stop')
export const endOfCalls = chunk({}, 'tool_calls')
export const say = (content: unknown) => chunk({ content })

/** A chunk with pieces of calls, as they stand. */
export const pieces = (...calls: readonly object[]) => chunk({ tool_calls: calls })

/** The beginning of a call as OpenAI sends it. */
export const begin = (index: unknown, id: unknown, name: unknown, args: unknown = '') => ({
  index,
  id,
  type: 'function',
  function: { name, arguments: args },
})

/** More of a call's arguments as OpenAI sends them. */
export const more = (index: unknown, args: unknown) => ({ index, function: { arguments: args } })

/** The calls that most scenarios are about. */
export const count = (days: number, id = 'call_a'): ExpectedCall => ({
  name: 'count_emails',
  id,
  arguments: { last_n_days: days },
})
export const search = (query: string, id = 'call_b'): ExpectedCall => ({
  name: 'search_emails',
  id,
  arguments: { query },
})

/** These calls are offered, and nothing else happens. */
export const offers = (...calls: readonly ExpectedCall[]): Outcome => ({
  type: 'calls',
  calls,
  refused: [],
  text: '',
})

/** These calls are offered beside a text. */
export const saysAndOffers = (text: string, ...calls: readonly ExpectedCall[]): Outcome => ({
  type: 'calls',
  calls,
  refused: [],
  text,
})

/** One call is refused, and the model is told. */
export const refuses = (name: string, reason: string): Outcome => ({
  type: 'calls',
  calls: [],
  refused: [{ name, reason }],
  text: '',
})

export const says = (text: string): Outcome => ({ type: 'text', text })

const failure =
  (kind: string, title: string) =>
  (text = ''): Outcome => ({ type: 'problem', kind, title, text })

/** The problems that a person reads. */
export const cutOff = failure('reply-cut-off', 'The reply was cut off before it was complete.')
export const tooLong = failure(
  'reply-cut-off',
  'The reply was cut off: the model reached its length limit.',
)
export const keptBack = failure('reply-cut-off', 'The provider’s rules on content ended the reply.')
export const brokeOff = failure('reply-cut-off', 'The reply broke off.')
export const unreadable = failure('reply-malformed', 'The model’s reply could not be read.')
export const empty = failure('reply-malformed', 'The provider sent an empty reply.')
export const silent = failure('reply-malformed', 'The model answered with nothing.')
export const unclear = failure(
  'reply-malformed',
  'The tool calls in this reply could not be told apart.',
)
export const withoutCalls = failure(
  'reply-malformed',
  'The model announced a tool call, but none arrived.',
)
export const webPage = failure(
  'unreachable',
  'This address answered with a web page, not with a model’s reply.',
)
export const reported = failure('provider-error', 'The provider broke off its reply with an error.')
export const answeredWith = (status: number) =>
  failure('provider-error', `The provider answered with an error (${status}).`)
export const wrongKey = failure('wrong-key', 'The provider did not accept the API key.')
export const tooMany = failure('rate-limit', 'The provider takes no more requests for the moment.')
export const badCall = failure(
  'provider-error',
  'The model wrote a tool call that the provider could not read.',
)

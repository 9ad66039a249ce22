import { isObject } from './json.ts'
import type { Json } from './json.ts'
import type { ReplyTurn, Turn } from './thread.ts'

/** The tokens of one request and its reply, or of several, as the provider counted them. */
export interface Usage {
  readonly input: number
  readonly output: number
  /** How much of the input the provider had kept from before. */
  readonly cached: number
}

/** What a reply took; undefined where the provider told nothing that can be counted. */
export function usageOf({ author }: ReplyTurn): Usage | undefined {
  if (author.type !== 'model') return undefined
  const told = fieldsOf(author.message.data['usage_metadata'])
  const input = countIn(told['input_tokens'])
  const output = countIn(told['output_tokens'])
  if (input + output === 0) return undefined
  return { input, output, cached: countIn(fieldsOf(told['input_token_details'])['cache_read']) }
}

/** The replies of the model among these turns that say what they took. */
export function countedReplies(turns: readonly Turn[]): readonly (readonly [ReplyTurn, Usage])[] {
  return turns.flatMap((turn) => {
    const usage = turn.kind === 'reply' ? usageOf(turn) : undefined
    return turn.kind === 'reply' && usage ? [[turn, usage] as const] : []
  })
}

/** All of it together. */
export function sum(usages: readonly Usage[]): Usage {
  return usages.reduce(
    (one, other) => ({
      input: one.input + other.input,
      output: one.output + other.output,
      cached: one.cached + other.cached,
    }),
    { input: 0, output: 0, cached: 0 },
  )
}

function fieldsOf(value: Json | undefined): { readonly [name: string]: Json | undefined } {
  return isObject(value) ? value : {}
}

function countIn(value: Json | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}

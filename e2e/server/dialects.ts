import { completion, completionFrames } from './completions.ts'
import { completionsFaults } from './completionsFaults.ts'
import type { Answer, Json } from './contract.ts'
import type { Refusal } from './errors.ts'
import { responseFrames, wholeResponse } from './responses.ts'
import { responsesFaults } from './responsesFaults.ts'

/** One of OpenAI's ways of asking a model: what it refuses, and how it answers. */
export interface Dialect {
  faults(body: Json): Iterable<Refusal>
  frames(answer: Answer, body: Json): string[]
  whole(answer: Answer, body: Json): string
}

/** The dialects by the path where they are spoken. */
export const dialects = new Map<string, Dialect>([
  [
    '/v1/chat/completions',
    { faults: completionsFaults, frames: completionFrames, whole: completion },
  ],
  ['/v1/responses', { faults: responsesFaults, frames: responseFrames, whole: wholeResponse }],
])

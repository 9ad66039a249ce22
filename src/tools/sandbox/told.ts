import { z } from 'zod'
import { limits } from './job.ts'

const short = z.string().max(2 * limits.line)

/** What may be heard from in there. */
const toldSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started') }),
  z.strictObject({ type: z.literal('line'), text: short }),
  z.strictObject({ type: z.literal('value'), text: z.string().max(limits.value).optional() }),
  z.strictObject({ type: z.literal('too-large'), characters: z.number() }),
  z.strictObject({ type: z.literal('threw'), name: short, message: short, stack: short }),
  z.strictObject({ type: z.literal('pending') }),
  z.strictObject({ type: z.literal('out-of-time') }),
  z.strictObject({ type: z.literal('out-of-memory') }),
  z.strictObject({ type: z.literal('broken'), cause: z.string() }),
])

/** A message from the sandbox. */
export type Told = z.output<typeof toldSchema>

/** Reads a message that anything could have written. */
export function readTold(data: unknown): Told {
  try {
    return toldSchema.parse(JSON.parse(String(data)))
  } catch {
    return { type: 'broken', cause: 'It said what could not be understood.' }
  }
}

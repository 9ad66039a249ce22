import { z } from 'zod'
import type { Json } from '../../thread/json.ts'

const mark = z.strictObject({ bytes: z.number(), of: z.string() })
/** The folders that were made on the way, the outermost first. */
const folders = z.array(z.string())

const changed = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('made'), path: z.string(), after: mark, folders }),
  z.strictObject({
    type: z.literal('replaced'),
    path: z.string(),
    before: mark,
    kept: z.string(),
    after: mark,
  }),
  z.strictObject({ type: z.literal('deleted'), path: z.string(), before: mark, kept: z.string() }),
  z.strictObject({
    type: z.literal('moved'),
    from: z.string(),
    to: z.string(),
    after: mark,
    folders,
  }),
])

const receipt = z.strictObject({
  /** The workspace it happened in, by its id and by the words for it. */
  workspace: z.strictObject({ id: z.string(), words: z.string() }),
  changed,
})

/** What was changed, with all that is needed to take it back. */
export type Changed = z.infer<typeof changed>
/** All that the undo of a change will know. */
export type Receipt = z.infer<typeof receipt>

/** Reads a receipt as it comes out of the journal. */
export function readReceipt(value: Json): Receipt {
  return receipt.parse(value)
}

import { z } from 'zod'
import type { JsonObject } from '../../thread/json.ts'

/** What the frame says of a request; what it holds came from outside. */
export const answerSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('answered'),
    status: z.number(),
    url: z.string(),
    contentType: z.string(),
    bytes: z.instanceof(ArrayBuffer),
    isCut: z.boolean(),
  }),
  z.strictObject({ type: z.literal('failed'), leftOrigin: z.boolean(), cause: z.string() }),
])

/** The answer of a server. */
export type Answered = Extract<z.output<typeof answerSchema>, { type: 'answered' }>

/** What the model is told of an answer: a text as it is, anything else by its kind and size. */
export function told({ status, url, contentType, bytes, isCut }: Answered): JsonObject {
  const facts = { status, url, contentType }
  const text = textOf(bytes, contentType, isCut)
  if (text === undefined) {
    const size = `${isCut ? 'More than ' : ''}${bytes.byteLength.toLocaleString('en')} bytes`
    return { ...facts, note: `${size} that are no text; they are not given.`, body: null }
  }
  if (!isCut) return { ...facts, body: text }
  const length = bytes.byteLength.toLocaleString('en')
  return { ...facts, note: `It is longer: this is its first ${length} bytes.`, body: text }
}

/** The text of bytes in the character set that their type names, UTF-8 otherwise; undefined where they are none. */
function textOf(bytes: ArrayBuffer, contentType: string, isCut: boolean): string | undefined {
  const label = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: isCut })
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

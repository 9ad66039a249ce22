import { endHeard, hear, nothingHeard } from './hear.ts'
import type { Fields } from './fields.ts'
import { createFrameReader } from './readFrames.ts'

/** Reads a reply in any dialect and tells it again in OpenAI's, as it comes. What is wrong with it is thrown in plain words, after all that was said before. */
export async function* retold(
  body: ReadableStream<Uint8Array> | null,
  tools: ReadonlySet<string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const frames = createFrameReader()
  const reader = body?.getReader()
  let heard = nothingHeard(tools)
  try {
    for (let isOver = false; !isOver && !heard.isDone;) {
      const bytes = (await reader?.read())?.value
      isOver = bytes === undefined
      const said: Fields[] = []
      try {
        for (const frame of bytes ? frames.feed(bytes) : frames.end()) {
          const [after, chunks] = hear(heard, frame)
          heard = after
          said.push(...chunks)
        }
      } finally {
        if (said.length > 0) yield encoded(said)
      }
    }
    yield encoded(endHeard(heard), done)
  } finally {
    await reader?.cancel().catch(() => undefined)
  }
}

const done = 'data: [DONE]\n\n'
const encoder = new TextEncoder()

function encoded(chunks: readonly Fields[], end = ''): Uint8Array<ArrayBuffer> {
  return encoder.encode(chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('') + end)
}

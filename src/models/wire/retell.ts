import { createFrameReader } from './readFrames.ts'
import type { Frame } from './readFrames.ts'

/** Hears the frames of a reply, and tells what the client is to read; throws what is wrong in plain words. */
export interface Retelling {
  readonly hear: (frame: Frame) => string
  readonly end: () => string
  /** Nothing more is to be heard. */
  readonly isOver: () => boolean
}

/** An answer whose body is told anew, as it comes. What is wrong with it fails the body, after all that was said before. */
export function retold(response: Response, retelling: Retelling): Response {
  const parts = tell(response.body, retelling)
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

async function* tell(
  body: ReadableStream<Uint8Array> | null,
  { hear, end, isOver }: Retelling,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const frames = createFrameReader()
  const reader = body?.getReader()
  try {
    for (let hasEnded = false; !hasEnded && !isOver();) {
      const bytes = (await reader?.read())?.value
      hasEnded = bytes === undefined
      let said = ''
      try {
        for (const frame of bytes ? frames.feed(bytes) : frames.end()) said += hear(frame)
      } finally {
        if (said !== '') yield encoder.encode(said)
      }
    }
    yield encoder.encode(end())
  } finally {
    await reader?.cancel().catch(() => undefined)
  }
}

const encoder = new TextEncoder()

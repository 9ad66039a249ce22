import { createParser } from 'eventsource-parser'
import { tooLarge, unreadable } from './replyProblems.ts'

/** One thing that a server said: an event of a stream, or a whole body that is no stream. */
export type Frame =
  | {
      readonly type: 'event'
      readonly name: string | undefined
      readonly data: string
      /** The connection ended before the event did. */
      readonly isCut: boolean
    }
  | { readonly type: 'body'; readonly text: string }

/** Takes the bytes of a reply as they come. */
export interface FrameReader {
  readonly feed: (bytes: Uint8Array) => readonly Frame[]
  readonly end: () => readonly Frame[]
}

/** The largest reply that is read. */
export const largestReply = 8 * 1024 * 1024

/** Reads a reply in whatever pieces it comes. A body that begins like JSON or HTML is no stream, whatever its headers say. */
export function createFrameReader(): FrameReader {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let kind: 'unknown' | 'body' | 'stream' = 'unknown'
  let body: string[] = []
  let isCut = false
  let frames: Frame[] = []
  const parser = createParser({
    onEvent: ({ event, data }) => {
      frames.push({ type: 'event', name: event, data, isCut })
    },
  })

  const read = (text: string): void => {
    if (kind === 'stream') {
      parser.feed(text)
      return
    }
    body.push(text)
    if (kind === 'body' || text.trim() === '') return
    const whole = body.join('')
    kind = /^\s*[{[<]/.test(whole) ? 'body' : 'stream'
    if (kind === 'body') return
    body = []
    parser.feed(whole)
  }

  const taken = (): readonly Frame[] => {
    const complete = frames
    frames = []
    return complete
  }

  return {
    feed(bytes) {
      size += bytes.length
      if (size > largestReply) throw tooLarge()
      read(decoded(decoder, bytes))
      return taken()
    },
    end() {
      read(decoded(decoder))
      if (kind === 'body') return [{ type: 'body', text: body.join('') }]
      isCut = true
      parser.feed('\n\n')
      return taken()
    },
  }
}

/** Never with replacement characters: they could stand in an argument. */
function decoded(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch {
    throw unreadable('It holds bytes that are no text (UTF-8).')
  }
}

import { createParser } from 'eventsource-parser'
import { largest, tooLarge, unreadable } from './replyProblems.ts'

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

/** Reads a reply in whatever pieces it comes. A body that begins like JSON or HTML is no stream, whatever its headers say. */
export function createFrameReader(): FrameReader {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let unread = 0
  let kind: 'unknown' | 'body' | 'stream' = 'unknown'
  let body: string[] = []
  /** How a stream began that has held no event yet. */
  let preface = ''
  let hasEvents = false
  let isCut = false
  let frames: Frame[] = []
  const parser = createParser({
    onEvent: ({ event, data }) => {
      hasEvents = true
      frames.push({ type: 'event', name: event, data, isCut })
    },
  })

  const feed = (text: string): void => {
    if (!hasEvents && preface.length < 2000) preface += text
    parser.feed(text)
  }

  const read = (text: string): void => {
    if (kind === 'stream') {
      feed(text)
      return
    }
    body.push(text)
    if (kind === 'body' || text.trim() === '') return
    const whole = body.join('')
    kind = /^\s*[{[<]/.test(whole) ? 'body' : 'stream'
    if (kind === 'body') return
    body = []
    feed(whole)
  }

  const taken = (): readonly Frame[] => {
    const complete = frames
    frames = []
    return complete
  }

  return {
    feed(bytes) {
      unread += bytes.length
      if (unread > largest) throw tooLarge()
      read(decoded(decoder, bytes))
      if (frames.length > 0) unread = 0
      return taken()
    },
    end() {
      read(decoded(decoder))
      if (kind === 'body') return [{ type: 'body', text: body.join('') }]
      isCut = true
      parser.feed('\n\n')
      // A stream without an event is no stream, unless it was only kept open.
      const text = preface.replace(/^:.*$/gm, '').trim()
      return hasEvents || text === '' ? taken() : [{ type: 'body', text }]
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

/** Whether a frame only keeps the connection open. */
export function isPulse(frame: Frame): boolean {
  if (frame.type === 'body') return false
  const { name = '', data } = frame
  return /^(ping|keep-?alive)$/i.test(name) || /^\s*(ping|keep-?alive|heartbeat)?\s*$/i.test(data)
}

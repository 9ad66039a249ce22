import type { Fields } from './fields.ts'
import { endOf, newReply, withChunk } from './normalise.ts'
import type { Reply } from './normalise.ts'
import { fieldsOf } from './fields.ts'
import { parsed } from './parsed.ts'
import { readChunk } from './readChunk.ts'
import { isPulse } from './readFrames.ts'
import type { Frame } from './readFrames.ts'
import { statusOf } from './statusOf.ts'
import { nothingCame, reportedError, unreadable, webPage } from './replyProblems.ts'

/** What was heard of a server's answer so far. */
export interface Heard {
  readonly reply: Reply
  readonly hasSpoken: boolean
  /** The server said that there is no more. */
  readonly isDone: boolean
  /** The first thing it said that is no part of a reply. */
  readonly aside: string | undefined
}

/** Nothing yet, from a model that was given these tools. */
export function nothingHeard(tools: ReadonlySet<string>): Heard {
  return { reply: newReply(tools), hasSpoken: false, isDone: false, aside: undefined }
}

/** Hears one more frame, and tells what of the reply can be handed on. Throws what is wrong in plain words. */
export function hear(heard: Heard, frame: Frame): readonly [Heard, readonly Fields[]] {
  if (heard.isDone || isPulse(frame)) return [heard, []]
  if (frame.type === 'body') return hearBody(heard, frame.text)
  const { name, data, isCut } = frame
  if (data.trimStart().startsWith('[DONE]')) return [{ ...heard, isDone: true }, []]
  if (name === 'error') throw reportedError(data, errorStatus(data))
  // What the end of the connection cut off is no worse than what it kept from coming at all.
  if (isCut && !parsed(data)) return [heard, []]
  return hearChunk(heard, data)
}

/** The end of a reply, as it is handed on. */
export function endHeard({ reply, hasSpoken, isDone, aside }: Heard): readonly Fields[] {
  if (!hasSpoken) throw aside === undefined ? nothingCame() : unreadable(aside)
  return endOf(reply, isDone)
}

function hearBody(heard: Heard, text: string): readonly [Heard, readonly Fields[]] {
  if (text.trimStart().startsWith('<')) throw webPage(text)
  const [after, chunks] = hearChunk(heard, text)
  return [{ ...after, isDone: true }, chunks]
}

function hearChunk(heard: Heard, json: string): readonly [Heard, readonly Fields[]] {
  const said = readChunk(json)
  switch (said.type) {
    case 'failure':
      throw reportedError(json, said.status)
    case 'nothing':
      return [{ ...heard, aside: heard.aside ?? json }, []]
    case 'chunk': {
      const [reply, chunks] = withChunk(heard.reply, said.chunk)
      return [{ ...heard, reply, hasSpoken: heard.hasSpoken || Boolean(said.chunk.choice) }, chunks]
    }
  }
}

function errorStatus(data: string): number | undefined {
  const event = fieldsOf(parsed(data))
  return statusOf(fieldsOf(event['error'])) ?? statusOf(event)
}

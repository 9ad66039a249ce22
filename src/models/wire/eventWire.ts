import { fieldsOf } from './fields.ts'
import type { Fields } from './fields.ts'
import { parsed } from './parsed.ts'
import { isPulse } from './readFrames.ts'
import type { Frame } from './readFrames.ts'
import { nothingCame, reportedError, unreadable, webPage } from './replyProblems.ts'
import { statusOf } from './statusOf.ts'
import { retold } from './retell.ts'
import type { Retelling } from './retell.ts'

/** Looks at an event before it is passed on, and throws what is wrong with it. */
export type Look = (event: Fields) => void

/** A fetch for a client that knows its provider's events. They pass as they are; what is no event, or an error, is said in plain words, where the client would have kept silent. */
export function eventWire(fetch: typeof globalThis.fetch, look?: Look): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    return response.ok ? retold(response, asItIs(look)) : response
  }
}

function asItIs(look: Look = () => undefined): Retelling {
  let hasSpoken = false
  return {
    hear(frame) {
      if (isPulse(frame) || isCutOff(frame)) return ''
      if (frame.type === 'body') throw noStream(frame.text)
      const { name = 'message', data } = frame
      if (data.trimStart().startsWith('[DONE]')) return ''
      look(mustBeNoFailure(data))
      hasSpoken = true
      return `event: ${name}\ndata: ${data.replaceAll('\n', '\ndata: ')}\n\n`
    },
    end() {
      if (!hasSpoken) throw nothingCame()
      return ''
    },
    isOver: () => false,
  }
}

/** What the end of the connection cut off says no more than the missing end of the reply. */
function isCutOff(frame: Frame): boolean {
  return frame.type === 'event' && frame.isCut && parsed(frame.data) === undefined
}

function noStream(text: string): Error {
  if (text.trimStart().startsWith('<')) return webPage(text)
  mustBeNoFailure(text)
  return unreadable(text)
}

/** An error stands in an event, is one, or stands in the response that failed. */
function mustBeNoFailure(data: string): Fields {
  const event = parsed(data)
  if (event === undefined) throw unreadable(data)
  const { error = event['type'] === 'error' ? event : undefined, response } = event
  const failure = error || fieldsOf(response)['error']
  if (failure) throw reportedError(JSON.stringify(failure), statusOf(fieldsOf(failure)))
  return event
}

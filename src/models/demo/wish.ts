import { daysInAnswer } from './durations.ts'
import { everydayCall } from './everyday.ts'
import { questionFor } from './request.ts'
import type { Request } from './request.ts'
import { tidyQuery } from './searching.ts'
import { messageInAnswer, readSending } from './sending.ts'
import { understand } from './understand.ts'
import type { Understanding } from './understand.ts'

/** What a person's last message asks for, read as an answer if an earlier message left something open. */
export function lastWish(texts: readonly string[]): Understanding {
  let wish = nothing
  for (const text of texts) wish = nextWish(wish, text)
  return wish
}

const nothing: Understanding = { requests: [], topic: 'unclear' }

function nextWish(before: Understanding, text: string): Understanding {
  const fresh = everydayCall(text) ? nothing : understand(text)
  const [open, ...others] = before.requests.filter((request) => questionFor(request) !== undefined)
  const isOwnRequest = fresh.requests.some((request) => questionFor(request) === undefined)
  if (!open || isOwnRequest || fresh.topic === 'cancel') return fresh
  const completed = complete(open, text)
  if (completed) return { requests: [completed, ...others], topic: 'unclear' }
  const isElsewhere = fresh.requests.length > 0 || fresh.topic !== 'unclear'
  return isElsewhere ? fresh : { requests: [open, ...others], topic: 'unclear' }
}

function complete(open: Request, answer: string): Request | undefined {
  switch (open.tool) {
    case 'count_emails': {
      const [days] = daysInAnswer(answer)
      return days === undefined ? undefined : { ...open, days }
    }
    case 'send_email': {
      if (open.recipients.length > 0) {
        const message = messageInAnswer(answer)
        return message === undefined ? undefined : { ...open, message }
      }
      const [sending] = readSending(answer)
      if (!sending || sending.recipients.length === 0) return undefined
      return { ...sending, ...(open.message === undefined ? {} : { message: open.message }) }
    }
    case 'search_emails': {
      const query = tidyQuery(answer)
      return query === '' ? undefined : { ...open, query }
    }
    case 'read_email':
      return undefined
  }
}

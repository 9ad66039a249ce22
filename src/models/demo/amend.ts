import { isSameCall } from './call.ts'
import type { Call } from './call.ts'
import { daysInAnswer } from './durations.ts'
import { pick } from './listing.ts'
import type { ListedMail } from './listing.ts'
import { markQuotes } from './quotes.ts'
import { whichMail } from './reading.ts'
import { tidyQuery } from './searching.ts'
import { addressesIn, messageInAnswer } from './sending.ts'

const negated =
  /\b(?:not|never|don['’]?t|do not|rather than|instead of)\b(?: \w+){0,2}? (?=[\d@]|\S+@|(?:one|two|three|four|five|six|seven|ten)\b)\S+(?: (?:hours?|days?|weeks?|months?))?/gi
const forbids = /^\W*(?:no\b|not\b|don['’]?t|do not|never|stop|i (?:don['’]?t|do not) want)/i
const says =
  /\b(?:say(?:ing)?|write|tell (?:him|her|them)|the (?:message|text) (?:should|must) (?:be|say|read)|change (?:the (?:message|text)|it) to|make it say)\b(?: that\b)?[:,]?\s+/i
const searches = /\b(?:search|look)(?: \w+){0,3}? for\s+|\b(?:use|try|find)\s+/i

/** The call that a correction such as "use 7 days instead" turns a call into, or undefined if it does not plainly say what to change. */
export function amend(
  call: Call,
  correction: string,
  listing: readonly ListedMail[],
): Call | undefined {
  const text = correction.replace(negated, ' ').replace(/^[\s,;:.]+/, '')
  const changed = changedCall(call, text, listing)
  return changed && !isSameCall(changed, call) ? changed : undefined
}

function changedCall(call: Call, text: string, listing: readonly ListedMail[]): Call | undefined {
  switch (call.name) {
    case 'count_emails': {
      const [days, ...more] = forbids.test(text) ? [] : daysInAnswer(withoutInstead(text))
      if (days === undefined || more.length > 0) return undefined
      return { name: call.name, args: { last_n_days: days } }
    }
    case 'send_email':
      return resend(call, text)
    case 'search_emails': {
      const lead = searches.exec(text)
      if (!lead || forbids.test(text)) return undefined
      const rest = withoutInstead(text.slice(lead.index + lead[0].length))
      const query = markQuotes(rest).quotations[0]?.content.trim() || tidyQuery(rest)
      return query === '' ? undefined : { name: call.name, args: { query } }
    }
    case 'read_email': {
      const which = forbids.test(text) ? undefined : whichMail(text)
      const [id] = which ? pick(listing, which) : []
      return id === undefined ? undefined : { name: call.name, args: { id } }
    }
    default:
      return undefined
  }
}

function resend(call: Extract<Call, { name: 'send_email' }>, text: string): Call | undefined {
  const { shadow } = markQuotes(text)
  const said = says.exec(shadow)
  const [recipient] = addressesIn(shadow)
  const spoken = said && text.slice(said.index + said[0].length)
  const message = spoken && messageInAnswer(withoutInstead(spoken.replace(/\s+to \S+@\S+\s*$/, '')))
  if (forbids.test(text) || (recipient === undefined && !message)) return undefined
  return {
    name: call.name,
    args: {
      message: message || call.args.message,
      recipient: recipient ?? call.args.recipient,
    },
  }
}

function withoutInstead(text: string): string {
  return text
    .trim()
    .replace(/[\s,]+(?:instead|please|rather)(?=[\s,.!]*$)/gi, '')
    .replace(/[.!]+$/, '')
    .replace(/[\s,]+(?:instead|please|rather)$/i, '')
}

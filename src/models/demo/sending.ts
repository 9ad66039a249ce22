import { markQuotes } from './quotes.ts'
import type { MarkedText, Quotation } from './quotes.ts'
import type { Request } from './request.ts'

type SendRequest = Extract<Request, { tool: 'send_email' }>

// Strict, and never the tail of a longer word: half of an unusual address is another person's.
const address = String.raw`(?<![\p{L}\p{N}_.+\-'%!#$&*/=?^{|}~])[A-Za-z0-9_+-](?:\.?[A-Za-z0-9_+'-]){0,63}(?<!')@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])`
const addresses = new RegExp(address, 'giu')
const addressList = String.raw`${address}(?:\s*(?:,|;|&|\band\b)?\s*(?:(?:b?cc|also)\b:?\s*)?${address}){0,20}`

const verb =
  /\b(?:send|e-?mail|mail|write|message|drop|shoot|compose|draft|tell|let|reply|forward|notify|inform)\b/i
const opener = new RegExp(
  [
    String.raw`\b(?:saying|says|telling (?:him|her|them|us|me)|tell (?:him|her|them)|(?:that|which) (?:says|reads)|reading)\b(?: that\b)?`,
    String.raw`\b(?:to|and) (?:say|(?:tell|let) (?:him|her|them)(?: know)?)\b(?: that\b)?`,
    String.raw`\bsay\b(?: that\b)?`,
    String.raw`\bwith (?:the |a )?(?:(?:following )?(?:text|message|body|words|content|note))\b(?: (?:saying|of|reading)\b)?`,
    String.raw`\b(?:text|message|body):`,
    String.raw`\b(?:tell|inform|notify|let) ${addressList}(?: know)?,?(?: that\b)?`,
    String.raw`(?<=${address})(?:\s+that\b|\s*:|\s+[–—-](?=\s))`,
  ].join('|'),
  'iu',
)
// What stands between an address and the text in "email bob@example.com lunch at 12?".
const bare = new RegExp(
  String.raw`^.{0,40}?${verb.source}(?:\s+(?:an?|another)\s+(?:short |quick )?(?:e-?mail|mail|message|note|line))?(?:\s+to)?\s+${addressList}(?:\s+(?:an?|another)\s+(?:short |quick )?(?:e-?mail|mail|message|note|line))?[\s,]+(?=\S)`,
  'isu',
)
const notAMessage =
  /^(?:an?|the|my|another|this|that|it|about|regarding|please|now|today|and|with|on|for|from|to|b?cc|back|again)\b|^[.?!]*$/i
const mailNoun = /\b(?:e-?mails?|mails?|messages?|notes?|lines?)\b/i
const trailingAddress = new RegExp(
  String.raw`(?<![\s,])[\s,]+(?:and send (?:it|that) )?to (?:${addressList})[\s.!?]*$`,
  'iu',
)
const abbreviation = /(?:\b(?:mr|mrs|ms|dr|st|vs|etc|no|e\.g|i\.e|a\.m|p\.m)|^\W*)$/i

/** The addresses in a text, in order and without repeats. */
export function addressesIn(text: string): string[] {
  return [...new Set([...text.matchAll(addresses)].map(([found]) => found))]
}

/** Reads a clause that asks to send an email: one request, or several if each address has its own quotation. */
export function readSending(clause: string): SendRequest[] {
  const marked = markQuotes(clause)
  const body = bodyOf(marked)
  const recipients = addressesIn(body === undefined ? marked.shadow : outside(marked, body))
  const messages = body && quotationAt(marked, body.start) ? quotedMessages(marked) : []
  if (messages.length > 1 && messages.length === recipients.length)
    return messages.map((message, index) => ({
      tool: 'send_email',
      recipients: recipients.slice(index, index + 1),
      message,
    }))
  const message = body?.message.trim()
  return [{ tool: 'send_email', recipients, ...(message ? { message } : {}) }]
}

/** Whether a clause asks to send words that are not in quotation marks, so that they run on until something ends them. */
export function leavesMessageOpen(clause: string): boolean {
  const marked = markQuotes(clause)
  if (!verb.test(marked.shadow)) return false
  const start = startOfBody(marked)
  return start ? quotationAt(marked, start.at) === undefined : endsWithOpener(marked.shadow)
}

/** The message in an answer to "What should it say?", or in a correction such as "say hello instead". */
export function messageInAnswer(text: string): string | undefined {
  const marked = markQuotes(text.trim())
  const whole = marked.quotations.length === 1 ? marked.quotations[0] : undefined
  if (whole && marked.shadow.replaceAll('\0', '').trim().length <= 1) return nonEmpty(whole.content)
  const said =
    /^(?:please |just )?(?:say(?:ing)?|it should say|tell (?:him|her|them)|write)\b(?: that\b)?[:,]?\s+/i
  const start = said.exec(marked.shadow)?.[0].length ?? 0
  return nonEmpty(quotationAt(marked, start)?.content ?? marked.text.slice(start))
}

interface Body {
  readonly start: number
  readonly end: number
  readonly message: string
}

function bodyOf(marked: MarkedText): Body | undefined {
  const start = startOfBody(marked)
  if (start === undefined) {
    const quotation = marked.quotations.find(({ start }) => !isSubject(marked, start))
    return quotation ? { ...quotation, message: quotation.content } : bodyBeforeAddress(marked)
  }
  const quotation = quotationAt(marked, start.at)
  if (quotation && (!start.toTheEnd || isTail(marked.shadow.slice(quotation.end))))
    return { ...quotation, message: quotation.content }
  const ending = start.toTheEnd ? marked.text.length : endOfSentence(marked.shadow, start.at)
  const tail = trailingAddress.exec(marked.shadow.slice(start.at, ending))
  const hasAddressBefore = addressesIn(marked.shadow.slice(0, start.at)).length > 0
  const end = tail && !hasAddressBefore ? start.at + tail.index : ending
  return { start: start.at, end, message: tidy(marked.text.slice(start.at, end)) }
}

// "Send hi to bob@example.com."
function bodyBeforeAddress({ shadow, text }: MarkedText): Body | undefined {
  const tail = trailingAddress.exec(shadow)
  const start = /^\s*send\s+/i.exec(shadow)?.[0].length
  if (!tail || start === undefined || start >= tail.index) return undefined
  const words = shadow.slice(start, tail.index)
  if (notAMessage.test(words) || mailNoun.test(words) || words.includes('@')) return undefined
  return { start, end: tail.index, message: text.slice(start, tail.index) }
}

function startOfBody(marked: MarkedText): { at: number; toTheEnd: boolean } | undefined {
  const found = opener.exec(marked.shadow)
  if (found) {
    const after = found.index + found[0].length
    const gap = /^[\s:,]*/.exec(marked.shadow.slice(after))?.[0] ?? ''
    const toTheEnd = /[:–—-]\s*$/.test(found[0] + gap)
    return after + gap.length < marked.shadow.length
      ? { at: after + gap.length, toTheEnd }
      : undefined
  }
  const end = bare.exec(marked.shadow)?.[0].length
  if (end === undefined || notAMessage.test(marked.shadow.slice(end))) return undefined
  return { at: end, toTheEnd: false }
}

function endsWithOpener(shadow: string): boolean {
  const found = opener.exec(shadow)
  return found !== null && found.index + found[0].length >= shadow.trimEnd().length
}

function quotationAt(marked: MarkedText, start: number): Quotation | undefined {
  return marked.quotations.find((quotation) => quotation.start === start)
}

function isSubject(marked: MarkedText, start: number): boolean {
  return /\b(?:subject|titled|title|called)(?: line)?[:\s]*$/i.test(marked.shadow.slice(0, start))
}

function quotedMessages(marked: MarkedText): string[] {
  return marked.quotations
    .filter(({ start, content }) => content.trim() !== '' && !isSubject(marked, start))
    .map(({ content }) => content)
}

function isTail(shadow: string): boolean {
  return /^[\s.,!?]*(?:please)?[\s.!?]*$/i.test(shadow.replace(trailingAddress, ''))
}

function endOfSentence(shadow: string, start: number): number {
  for (const { index } of shadow.slice(start).matchAll(/[.!?]+(?=\s)|\n/g)) {
    const before = shadow.slice(start, start + index)
    if (!abbreviation.test(before.slice(-12))) return start + index + 1
  }
  return shadow.length
}

function outside({ shadow }: MarkedText, { start, end }: Body): string {
  return `${shadow.slice(0, start)} ${shadow.slice(end)}`
}

// The full stop of a single sentence belongs to the request around it.
function tidy(message: string): string {
  const trimmed = message.trim()
  const text = /[.!?]\s/.test(trimmed) ? trimmed : trimmed.replace(/(?<![.\s])\.$/, '')
  return text.replace(/,\s*please[.!]?$/i, '').replace(/^["“„«](?=[^"“”»]*$)/, '')
}

function nonEmpty(text: string): string | undefined {
  const trimmed = text.trim()
  return trimmed === '' ? undefined : trimmed
}

import { namesDays, withoutDays } from './durations.ts'
import { markQuotes } from './quotes.ts'
import type { Request } from './request.ts'

const mails = String.raw`(?:e-?mails?|mails?|messages?)`
const place = String.raw`(?:in |through |at )?(?:all )?(?:of )?(?:my |the )?(?:${mails}|inbox|mailbox)`
const about = String.raw`(?:about|mentions?|contains?|from|regarding|concerning|mentioning|containing|with|on|titled|called|re|to|by|that (?:mentions?|contains?|says?|(?:is|are|were|was) (?:about|from)))`

// The first that matches wins; what follows the match is the query.
const leads: readonly RegExp[] = [
  String.raw`^(?:search|look|hunt|check)\b[^\0]{0,40}?\bfor\b(?: (?:(?:all|any|the|an?|my|every) )?${mails}(?: ${about})?(?=\s))?`,
  String.raw`^(?:search|look (?:in|through)|check)\s+${place}\s*:?(?: (?:${about}|for))?`,
  String.raw`^.{0,40}?\b${mails}\s+(?:(?:did|do|have|has|i|we|got|get|received|had|came|come) ){0,4}${about}\b`,
  String.raw`^.{0,40}?\b(?:anything|something|everything|word)\s+${about}\b`,
  String.raw`^(?:search|find|look up|list|show)(?: me)?\b`,
].map((source) => new RegExp(source, 'i'))
const isMails = new RegExp(String.raw`^(?:all |any |the |my )*(?:${mails}|inbox|mailbox)?$`, 'i')

type SearchRequest = Extract<Request, { tool: 'search_emails' }>

/** Reads a clause that asks for mails: one request for each quotation, or one for what it names. */
export function readSearching(clause: string): SearchRequest[] {
  const { shadow, text, quotations } = markQuotes(clause)
  const named = quotations.map(({ content }) => content.trim()).filter((query) => query !== '')
  if (named.length > 0) return named.map((query) => ({ tool: 'search_emails', query }))
  const [lead] = leads.flatMap((pattern) => pattern.exec(shadow)?.[0] ?? [])
  if (lead === undefined || /\b(?:file|folder|web|internet|google)\b/i.test(shadow)) return []
  const query = tidyQuery(text.slice(lead.length))
  if (isMails.test(query)) return [{ tool: 'search_emails' }]
  return isAboutMail(shadow, lead) ? [{ tool: 'search_emails', query }] : []
}

/** The words to search for in an answer such as "the offsite, please". */
export function tidyQuery(text: string): string {
  const query = text
    .trim()
    .replace(/[\s,]+please[.!?]*$/i, '')
    .replace(/[\s.,!?;:]+$/, '')
    .replace(/\s+(?:in|from|of) (?:my|the) (?:e-?mails?|mails?|inbox|mailbox)$/i, '')
    .replace(/^[\s:,"“”'‘’]+/, '')
    .replace(/["“”]+$/, '')
    .replace(/^(?:the|an?|my)\s+(?=\S)/i, '')
  const timeless = namesDays(query)
    ? withoutDays(query).replace(/\s+(?:in|from|of|since)$/i, '')
    : query
  return timeless.replace(/\s+(?:e-?mails?|mails?|messages?)$/i, '').trim()
}

// "Find invoice" may mean the mailbox, "show me the moon" does not.
function isAboutMail(shadow: string, lead: string): boolean {
  return !/^(?:list|show)/i.test(lead) || /\b(?:e-?mails?|mails?|messages?|inbox)\b/i.test(shadow)
}

import { leavesMessageOpen } from './sending.ts'
import { markQuotes } from './quotes.ts'

const mails = String.raw`\b(?:e-?mails?|mails?|messages?|inbox|mailbox)\b`
const within = String.raw`(?:[^.!?\n]|\.(?=\S))`
const anotherMail = String.raw`(?:it|(?:the )?(?:first|second|third|fourth|fifth|last|latest|newest|oldest)\b|(?:the )?(?:e-?mail|mail|message) \S*\d)`

// These begin a new request even inside words that would otherwise be a message to send.
const firm = [
  String.raw`(?:count|how many)\b${within}{0,60}?${mails}`,
  String.raw`(?:send|e-?mail|mail|write|message|drop|tell|let)\b${within}{0,120}?@\w`,
  String.raw`send (?:an?|another) (?:e-?mail|mail|message|note)\b`,
  String.raw`search\b${within}{0,40}?\bfor\b`,
  String.raw`(?:search|find|look)\b${within}{0,30}?${mails}`,
].join('|')
const loose = [
  firm,
  String.raw`(?:search|find|look for|look up)\s`,
  String.raw`(?:read|open|show)\b(?: me)? ${anotherMail}`,
  String.raw`(?:any|list|show me)\b${within}{0,30}?${mails}`,
].join('|')

const connector = String.raw`(?:and|then|also|plus|next|finally|lastly|now|afterwards|after that|but|please|kindly|(?:can|could|would|will) you)`
const boundary = (command: string): RegExp =>
  new RegExp(
    String.raw`(?<![.!?;,\s])[.!?;,\s]+(?:${connector},?\s{1,3}){0,5}(?=(?:${command}))`,
    'gi',
  )
const firmBoundary = boundary(firm)
const looseBoundary = boundary(loose)
const joins = /[.!?;\n]|\b(?:and|then|also|plus|next|finally|lastly|afterwards|after that)\b/i
const joinsOrComma = new RegExp(String.raw`[.!?;\n,]|\b${connector}\b`, 'i')

/** Splits a text into the parts that each ask for one thing, in order. */
export function clausesOf(text: string): string[] {
  const { shadow } = markQuotes(text)
  const firmStarts = startsOf(shadow, firmBoundary, joins)
  const starts = startsOf(shadow, looseBoundary, joinsOrComma)
  const clauses: string[] = []
  let begin = 0
  for (const [end, next] of starts) {
    if (end < begin) continue
    const clause = text.slice(begin, end)
    if (leavesMessageOpen(clause) && !firmStarts.has(end)) continue
    clauses.push(clause)
    begin = next
  }
  return [...clauses, text.slice(begin)]
}

function startsOf(shadow: string, boundaries: RegExp, joint: RegExp): Map<number, number> {
  const starts = new Map<number, number>()
  for (const match of shadow.matchAll(boundaries))
    if (joint.test(match[0])) starts.set(match.index, match.index + match[0].length)
  return starts
}

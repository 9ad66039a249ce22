import { numberIn } from './durations.ts'
import { markQuotes } from './quotes.ts'
import type { Request, Which } from './request.ts'

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const mail = String.raw`(?:one|e-?mail|mail|message|result|hit)`
const several = /\b(?:all\b(?!.*\b(?:from|about|with)\b)|both\b|them\b|every one\b)/i
const firstFew =
  /\bfirst (\w+) (?:ones|e-?mails|mails|messages|results)\b|\bfirst (two|three|four|five)\b/i
const ordinal = new RegExp(
  String.raw`\b(?:the )?(?:(${ordinals.join('|')})\b|(\d{1,3})(?:st|nd|rd|th)\b)`,
  'i',
)
const numbered = new RegExp(String.raw`(?:\bnumber |\bno\. ?|#|\bresult )(\d{1,3})\b`, 'i')
const byAge = /\b(?:(latest|newest|most recent)|(oldest|earliest))\b/i
const last = new RegExp(String.raw`\b(?:the |my )?last(?: ${mail}\b|\W*$)`, 'i')
const named = new RegExp(
  String.raw`\b(?:e-?mails?|mail|message|id)\s+(?:with (?:the )?id\s+|id\s+|number\s+)?([\p{L}\p{N}](?:[\p{L}\p{N}_.:-]{0,79}[\p{L}\p{N}_-])?)`,
  'iu',
)
const bareId = /^(?:read|open|show)(?: me)?\s+([\p{L}\p{N}_:-]{0,60}\d[\p{L}\p{N}_:-]{0,60})\W*$/iu
const words = new RegExp(
  String.raw`\b(?:the )?${mail}\s+(?:from|about|by|with|titled|called|on|regarding)\s+(?:the )?(.{1,80})$`,
  'i',
)
const pronoun = new RegExp(
  String.raw`\b(?:it|that|this|(?:the|that|this|my) (?:one|e-?mail|mail|message))\b`,
  'i',
)

/** Reads a clause that asks to open a mail, or gives undefined if it asks for something else. */
export function readReading(clause: string): Request | undefined {
  const which = whichMail(clause)
  return which && { tool: 'read_email', which }
}

/** Which mail a text means, if it means one. */
export function whichMail(text: string): Which | undefined {
  const { shadow, quotations } = markQuotes(text.trim())
  if (/\b(?:file|folder|page|site|url|settings)\b/i.test(shadow)) return undefined
  const [quotation] = quotations
  if (quotation && /\b(?:e-?mail|mail|message|one)\b/i.test(shadow))
    return /\bid\b/i.test(shadow)
      ? { by: 'id', id: quotation.content.trim() }
      : { by: 'words', words: quotation.content.trim() }
  const few = firstFew.exec(shadow)
  const count = few && numberIn(few[1] ?? few[2] ?? '')
  if (count) return { by: 'first', count }
  const nth = ordinal.exec(shadow)
  if (nth)
    return {
      by: 'position',
      position: nth[1] ? ordinals.indexOf(nth[1].toLowerCase()) : Number(nth[2]) - 1,
    }
  const number = numbered.exec(shadow)?.[1]
  if (number) return { by: 'position', position: Number(number) - 1 }
  const age = byAge.exec(shadow)
  if (age) return { by: 'age', age: age[1] ? 'latest' : 'oldest' }
  if (last.test(shadow)) return { by: 'position', position: -1 }
  const id = named.exec(shadow)?.[1] ?? bareId.exec(shadow)?.[1]
  if (id && /\d/.test(id)) return { by: 'id', id }
  const about = words.exec(shadow)?.[1]?.replace(/[\s.!?]+$/, '')
  if (about) return { by: 'words', words: about }
  if (several.test(shadow)) return { by: 'first', count: 10 }
  return pronoun.test(shadow) ? { by: 'position', position: 0 } : undefined
}

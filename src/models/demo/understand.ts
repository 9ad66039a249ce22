import { clausesOf } from './clauses.ts'
import { daysIn, namesDays, withoutDays } from './durations.ts'
import { markQuotes } from './quotes.ts'
import { readReading } from './reading.ts'
import type { Request } from './request.ts'
import { readSearching } from './searching.ts'
import { addressesIn, readSending } from './sending.ts'

/** What a message is about if it asks for no tool. */
export type Topic =
  'greeting' | 'thanks' | 'help' | 'identity' | 'cancel' | 'again' | 'sample' | 'unclear'

/** What a person's message asks for. */
export interface Understanding {
  readonly requests: readonly Request[]
  readonly topic: Topic
}

const politeness =
  /^(?:[\s.,!?:;-]|\b(?:please|kindly|hey|hi|hello|ok|okay|yes|well|so|now|just|and|then|also|plus|finally|go ahead and|(?:can|could|would|will) you|i(?: want|'d like|’d like| would like| need) (?:you )?to|i(?:'d|’d| would) like|let(?:'s|’s| us)|tell me|give me|thanks)\b)+/i
const mailWord = /\b(?:e-?mails?|mails?|messages?|inbox|mailbox)\b/i
const counting = /\b(?:count|how many|number of|how much)\b/i
const sendingFirst =
  /^(?:send|e-?mail|mail|write|message|drop|shoot|compose|draft|reply|forward|notify|inform)\b/i
const telling = /^(?:tell|let|inform|notify)\s+\S{1,64}@/i
const readingFirst = /^(?:read|open|show|display|view|what does|what(?:'s|’s| is) in)\b/i
const searchingFirst =
  /^(?:search|find|look|hunt|list|show|check|any|(?:what|which) (?:e-?mails?|mails?|messages?)|do i have|did i (?:get|receive)|have i (?:got|received|had)|is there|are there|(?:e-?mails?|mails?|messages?) (?:from|about))\b/i
const theirQuestion = /^(?:do i have|did i (?:get|receive)|have i (?:got|received|had)|any)\b/i

const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    'sample',
    /\b(?:markdown|lorem ipsum|(?:sample|long|longer) (?:[\w-]+ ){0,2}(?:text|document|answer|reply|story|essay|message)|(?:stream|write|generate|give me) (?:me )?\d{1,6} words)\b/i,
  ],
  [
    'identity',
    /\b(?:(?:who|what) (?:are|r) (?:you|u)|are you (?:an? )?\S{1,20}|what model|which model|your name)\b/i,
  ],
  [
    'help',
    /\bhelp\b|\bwhat (?:can|do) you\b|\bwhat can i\b|\b(?:an?|some|more) examples?\b|\bcommands\b|\bhow (?:do|does) (?:this|it|you)\b/i,
  ],
  [
    'cancel',
    /^\W*(?:cancel|never ?mind|forget (?:it|that|about it)|stop|no|nope|no,? thanks?|no,? thank you|don['’]t)\b[^?]{0,20}$/i,
  ],
  ['again', /^\W*(?:please )?(?:(?:try|do) (?:it |that )?)?again(?: please)?\W*$|^\W*retry\W*$/i],
  ['thanks', /^\W*(?:thanks|thank you|thx|cheers|great|perfect|nice|ok|okay|cool)\b.{0,30}$/i],
  [
    'greeting',
    /^\W*(?:hi|hello|hey|howdy|greetings|good (?:morning|afternoon|evening|day))\b.{0,30}$/i,
  ],
]

/** Reads a person's message: the requests for tools in order, or else what it is about. */
export function understand(text: string): Understanding {
  if (asksForSample(text)) return { requests: [], topic: 'sample' }
  const requests = clausesOf(text).flatMap(readClause)
  return { requests, topic: requests.length > 0 ? 'unclear' : topicOf(text) }
}

/** How many words of sample text are asked for. */
export function wordsAskedFor(text: string): number {
  const words = Number(/\b(\d{1,6}) words\b/i.exec(text)?.[1] ?? 300)
  return Math.min(Math.max(words, 50), 20_000)
}

function asksForSample(text: string): boolean {
  const [first] = topics
  return first?.[1].test(text.slice(0, 300)) === true && !text.includes('@') && !mailWord.test(text)
}

function topicOf(text: string): Topic {
  const { shadow } = markQuotes(text.slice(0, 300))
  return (
    topics.find(([topic, pattern]) => topic !== 'sample' && pattern.test(shadow))?.[0] ?? 'unclear'
  )
}

function readClause(clause: string): Request[] {
  const start = politeness.exec(markQuotes(clause).shadow)?.[0].length ?? 0
  const rest = clause.slice(start)
  const { shadow } = markQuotes(rest)
  if (sendingFirst.test(shadow) && !searchingFirst.test(shadow)) return readSending(rest)
  if (telling.test(clause.trimStart()) || telling.test(shadow)) return readSending(clause.trim())
  if (counting.test(shadow) && mailWord.test(shadow)) return readCounting(rest, shadow)
  if (/^count\b/i.test(shadow) && namesDays(shadow)) return readCounting(rest, shadow)
  const reading = readingFirst.test(shadow) ? readReading(rest) : undefined
  if (reading) return [reading]
  if (searchingFirst.test(shadow)) return readQuestion(rest, shadow)
  if (mailWord.test(shadow) && namesDays(shadow)) return readCounting(rest, shadow)
  if (addressesIn(shadow).length > 0) {
    const later = /\b(?:send|e-?mail|write)\b/i.exec(shadow)
    if (later) return readSending(rest.slice(later.index))
  }
  return []
}

function readCounting(clause: string, shadow: string): Request[] {
  const sender = /\b(?:from|about)\s+(?!the (?:last|past)\b)/i.test(withoutDays(shadow))
  if (sender) return readSearching(clause)
  const days = daysIn(shadow)
  return days.length === 0
    ? [{ tool: 'count_emails' }]
    : days.map((each) => ({ tool: 'count_emails', days: each }))
}

// "Did I get any mail this week?" is a question of number, "... from finance?" one of content.
function readQuestion(clause: string, shadow: string): Request[] {
  if (theirQuestion.test(shadow) && mailWord.test(shadow) && namesDays(shadow))
    return readCounting(clause, shadow)
  return readSearching(clause)
}

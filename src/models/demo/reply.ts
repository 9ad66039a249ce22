import { amend } from './amend.ts'
import { asCall, isSameCall } from './call.ts'
import type { Call } from './call.ts'
import type { PastCall, ToolTurn, Turn } from './conversation.ts'
import { everydayCall } from './everyday.ts'
import { introduces, introduction, notUnderstood } from './introduction.ts'
import { listingIn } from './listing.ts'
import type { ListedMail } from './listing.ts'
import { code, listed } from './markdown.ts'
import { acknowledge } from './notes.ts'
import { outcomeOf } from './outcome.ts'
import { report } from './report.ts'
import { questionFor } from './request.ts'
import { resolve } from './resolve.ts'
import type { Resolution } from './resolve.ts'
import { sampleText } from './sampleText.ts'
import { wordsAskedFor } from './understand.ts'
import type { Topic } from './understand.ts'
import { lastWish } from './wish.ts'

/** What the demo model answers: words, calls, or both. */
export interface Reply {
  readonly text: string
  readonly calls: readonly Call[]
}

const followsUp =
  /^\W*(?:and|what about|how about|make it|use|try|no|rather|now|then|also|only|just)\b|\binstead\b|^\W*(?:the )?(?:last|past|this|today|yesterday)\b.{0,20}$/i

const refersBack = /\b(?:send|e-?mail|forward) (?:it|that|the same)\b/i

/** Answers a conversation; only tools whose names are bound are called. */
export function replyTo(turns: readonly Turn[], bound: ReadonlySet<string>): Reply {
  const asked = withoutUnfinishedReply(turns)
  const last = asked.at(-1)
  const reply = last?.speaker === 'tool' ? afterTools(asked, bound) : afterPerson(asked, bound)
  const noted = last?.speaker === 'person' ? acknowledge(last.notes ?? []) : ''
  return {
    text: noted === '' ? reply.text : `${noted}\n\n${reply.text}`,
    calls: reply.calls.filter(({ name }) => bound.has(name)),
  }
}

// A history that ends with words of the model is one that was cut off and is to be continued.
function withoutUnfinishedReply(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(0, turns.findLastIndex(({ speaker }) => speaker !== 'model') + 1)
}

function afterPerson(turns: readonly Turn[], bound: ReadonlySet<string>): Reply {
  const texts = personTexts(turns)
  const text = texts.at(-1) ?? ''
  const everyday = isAnswer(texts) ? undefined : everydayCall(text)
  if (everyday) {
    return bound.has(everyday.name)
      ? { text: announce([everyday]), calls: [everyday] }
      : { text: unavailable(everyday.name), calls: [] }
  }
  const wish = lastWish(texts)
  const listing = listingOf(turns)
  const isChange = refersBack.test(text) && wish.requests.every((each) => questionFor(each))
  if (wish.requests.length > 0 && !isChange) return fulfil(resolve(wish.requests, bound, listing))
  const calls = repeatedOrAmended(turns, text, wish.topic, listing).filter(({ name }) =>
    bound.has(name),
  )
  if (calls.length > 0) return { text: announce(calls), calls }
  if (wish.requests.length > 0) return fulfil(resolve(wish.requests, bound, listing))
  return { text: answer(wish.topic, text, turns, bound), calls: [] }
}

function fulfil({ calls, questions, missingTools }: Resolution): Reply {
  const paragraphs = [
    ...(calls.length > 0 ? [announce(calls)] : []),
    ...missingTools.map(unavailable),
    // A question waits until the calls are done; it stands at the end of the report.
    ...(calls.length > 0 ? [] : questions.slice(0, 1)),
  ]
  return { text: paragraphs.join('\n\n'), calls }
}

function unavailable(name: string): string {
  return `The tool ${code(name)} is not available to me here, so I can’t do that.`
}

/** Whether an earlier message left a question open that the last one may answer. */
function isAnswer(texts: readonly string[]): boolean {
  return lastWish(texts.slice(0, -1)).requests.some((each) => questionFor(each) !== undefined)
}

function repeatedOrAmended(
  turns: readonly Turn[],
  text: string,
  topic: Topic,
  listing: readonly ListedMail[],
): Call[] {
  const past = turns.findLast((turn) => turn.speaker === 'model' && turn.calls.length > 0)
  const calls = past?.speaker === 'model' ? past.calls : []
  const known = calls.flatMap(({ name, args }) => asCall(name, args) ?? [])
  if (topic === 'again') return known
  const rejected = rejectedCalls(turns)
  const candidates = known.filter((call) => rejected.some((each) => isSameCall(each, call)))
  if (!followsUp.test(text) && !refersBack.test(text)) return []
  return (candidates.length > 0 ? candidates : known)
    .slice(0, 1)
    .flatMap((call) => amend(call, text.replace(/^\W*no\b[\s,]*/i, ''), listing) ?? [])
}

function answer(
  topic: Topic,
  text: string,
  turns: readonly Turn[],
  bound: ReadonlySet<string>,
): string {
  const introduced = turns.some((turn) => turn.speaker === 'model' && introduces(turn.text))
  const own = ownAnswer(topic, text, bound)
  if (topic === 'help' || topic === 'identity') return introduction(bound)
  if (introduced) return own
  if (topic === 'greeting') return `Hello! ${introduction(bound)}`
  if (topic === 'sample') return `${introduction(bound)}\n\n---\n\n${own}`
  return topic === 'unclear'
    ? `I did not understand that. ${introduction(bound)}`
    : `${own} ${introduction(bound)}`
}

function ownAnswer(topic: Topic, text: string, bound: ReadonlySet<string>): string {
  switch (topic) {
    case 'greeting':
      return 'Hello! What shall I do?'
    case 'thanks':
      return 'You are welcome.'
    case 'cancel':
      return 'All right, I leave it at that.'
    case 'again':
      return 'There is nothing that I could repeat.'
    case 'sample':
      return sampleText(wordsAskedFor(text))
    case 'help':
    case 'identity':
    case 'unclear':
      return notUnderstood(bound)
  }
}

function afterTools(turns: readonly Turn[], bound: ReadonlySet<string>): Reply {
  const results = turns.slice(turns.findLastIndex(({ speaker }) => speaker !== 'tool') + 1)
  const listing = listingOf(turns)
  const rejectedBefore = rejectedCalls(sincePerson(turns))
  const calls: Call[] = []
  const paragraphs: string[] = []
  let isLeftOpen = false
  for (const turn of results) {
    if (turn.speaker !== 'tool') continue
    const past = callOf(turns, turn)
    const call = past && asCall(past.name, past.args)
    const outcome = outcomeOf(turn.text, turn.failed)
    paragraphs.push(report(past?.name ?? 'unknown', call, outcome))
    if (outcome.kind !== 'rejected') continue
    const amended = call && amend(call, outcome.detail, listing)
    const isNew = amended && !rejectedBefore.some((each) => isSameCall(each, amended))
    if (isNew && bound.has(amended.name)) calls.push(amended)
    else isLeftOpen = true
  }
  const { waiting, questions } = resolve(
    lastWish(personTexts(turns)).requests,
    bound,
    listingOf(untilPerson(turns)),
  )
  calls.push(...waitingReads(turns, waiting, bound))
  if (calls.length > 0) paragraphs.push(announce(calls))
  else if (isLeftOpen) paragraphs.push('I won’t repeat that call. What would you like instead?')
  else paragraphs.push(...questions.slice(0, 1))
  return { text: paragraphs.join('\n\n'), calls }
}

/** The mails to open now that the search they waited for is done. */
function waitingReads(
  turns: readonly Turn[],
  waiting: Resolution['waiting'],
  bound: ReadonlySet<string>,
): readonly Call[] {
  const recent = sincePerson(turns)
  const hasRead = recent.some(
    (turn) => turn.speaker === 'model' && turn.calls.some(({ name }) => name === 'read_email'),
  )
  const found = listingOf(recent)
  return hasRead || found.length === 0 ? [] : resolve(waiting, bound, found).calls
}

function announce(calls: readonly Call[]): string {
  const counts = new Map<string, number>()
  for (const { name } of calls) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].map(([name, count]) =>
    count === 1 ? code(name) : `${code(name)} ${count} times`,
  )
  return `I ask to run ${listed(names)}.`
}

function personTexts(turns: readonly Turn[]): string[] {
  return turns.flatMap((turn) => (turn.speaker === 'person' ? [turn.text] : []))
}

function untilPerson(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(0, turns.findLastIndex(({ speaker }) => speaker === 'person') + 1)
}

function sincePerson(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(turns.findLastIndex(({ speaker }) => speaker === 'person') + 1)
}

function callOf(turns: readonly Turn[], { callId }: ToolTurn): PastCall | undefined {
  return turns
    .flatMap((turn) => (turn.speaker === 'model' ? turn.calls : []))
    .findLast(({ id }) => id === callId)
}

function rejectedCalls(turns: readonly Turn[]): Call[] {
  return turns.flatMap((turn) => {
    if (turn.speaker !== 'tool' || outcomeOf(turn.text, turn.failed).kind !== 'rejected') return []
    const past = callOf(turns, turn)
    return (past && asCall(past.name, past.args)) ?? []
  })
}

function listingOf(turns: readonly Turn[]): readonly ListedMail[] {
  const listings = turns.flatMap((turn) => {
    if (turn.speaker !== 'tool' || turn.failed) return []
    return callOf(turns, turn)?.name === 'search_emails' ? [listingIn(turn.text) ?? []] : []
  })
  return listings.at(-1) ?? []
}

/** What became of a call, as far as its tool message says; `detail` is quoted from that message. */
export interface Outcome {
  readonly kind:
    | 'succeeded'
    | 'edited'
    | 'answered'
    | 'failed'
    | 'rejected'
    | 'not-run'
    | 'refused'
    | 'withheld'
    | 'unknown'
  readonly detail: string
}

const unknown =
  /\boutcome (?:is |of [^.]{0,60} is )?unknown|\bunknown outcome|\bmay (?:or may not )?have (?:run|happened)|\bnot known whether/i
const refused = /\brefused\b|\bunknown tool\b|\bno (?:such )?tool\b|\binvalid arguments?\b/i
const rejected =
  /\breject(?:ed|s)?\b|\bdeclined?\b|\bdenied\b|\bdid not approve\b|\bnot approved\b/i
const thisRejected = /\b(?:reject|declin|deni)ed (?:it|this|the (?:tool )?call)\b/i
const notRun = /\b(?:not|never) (?:been )?(?:run|executed|started)\b|\bcancel+ed\b|\bskipped\b/i
const withheldWith =
  /\bperson withheld its result\. (?:in its place they say: ([\s\S]*)|no reason was given\.)\s*$/i
const withheld = /\bwithheld\b/i
const person = /^\W*(?:note: )?(?:the |this |a )?(?:person|user|human|call was|arguments were)\b/i
const edited = /\b(?:edited|changed|modified)\b/i
const answered = /\b(?:answered|responded|response)\b/i
const reasonMark =
  /\b(?:reason(?: given| they gave)?|because|saying|they said|message|comment|feedback)\s*[:：]\s*/i

// What a message opens with decides; only without such an opening do words further on.
const openings = [
  ['unknown', /^\s*outcome unknown\b[\s:.]*/i],
  ['failed', /^\s*(?:the tool failed|failed|(?:\w*error))\b\s*:\s*/i],
  ['refused', /^\s*refused\b[\s:.]*/i],
  ['not-run', /^\s*(?:not|never) run\b[\s:.]*/i],
] as const

/**
 * Reads a tool message. A successful one is a plain result unless its first words are about the person:
 * what a tool returned, such as a mail about a rejected order, must not be taken for a verdict.
 */
export function outcomeOf(text: string, failed: boolean): Outcome {
  const head = text.slice(0, text.search(reasonMark) + 1 || 400).slice(0, 400)
  if (!failed) {
    const firstSentence = /^[^\n.]{0,200}/.exec(head)?.[0] ?? ''
    if (!person.test(firstSentence)) return { kind: 'succeeded', detail: text }
    if (edited.test(firstSentence)) return { kind: 'edited', detail: text }
    if (answered.test(firstSentence)) return { kind: 'answered', detail: text }
    if (!rejected.test(firstSentence)) return { kind: 'succeeded', detail: text }
  }
  for (const [kind, opening] of openings)
    if (failed && opening.test(text) && !(kind === 'not-run' && thisRejected.test(head)))
      return { kind, detail: text.replace(opening, '') }
  const inItsPlace = withheldWith.exec(text)
  if (inItsPlace) return { kind: 'withheld', detail: inItsPlace[1] ?? '' }
  if (thisRejected.test(head)) return { kind: 'rejected', detail: reasonIn(text) }
  const kinds = [
    ['unknown', unknown],
    ['refused', refused],
    ['withheld', withheld],
    ['rejected', rejected],
    ['not-run', notRun],
  ] as const
  const [earliest] = kinds
    .map(([kind, pattern]) => ({ kind, at: head.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
  if (!earliest) return { kind: 'failed', detail: text }
  return { kind: earliest.kind, detail: earliest.kind === 'rejected' ? reasonIn(text) : text }
}

/** The person's reason in the text of a rejection, or an empty text. */
function reasonIn(text: string): string {
  const mark = reasonMark.exec(text)
  if (mark) return unquote(text.slice(mark.index + mark[0].length))
  const quotation = /["“«]([^"”»]+)["”»]/.exec(text)?.[1]
  if (quotation) return quotation.trim()
  // A message without one of our words is the person's own.
  return rejected.test(text) ? '' : unquote(text)
}

function unquote(text: string): string {
  return text
    .trim()
    .replace(/^["“”«'‘]([\s\S]*)["”“»'’][.]?$/, '$1')
    .trim()
}

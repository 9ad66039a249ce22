import type { BackTest } from '../policy/backTest.ts'
import type { RuleDraft } from '../policy/rules.ts'
import { counted } from './words.ts'

type Tally = BackTest['current']

/** What a trial of a rule reads as. */
export interface TrialWords {
  readonly text: string
  /** Whether the rule would have done what the person did not want. */
  readonly isAgainst: boolean
}

/** Says what a rule would have decided of what the person decided, and where it would have decided otherwise. */
export function trialWords(
  { effect, subject, definition: { name } }: Pick<RuleDraft, 'effect' | 'subject' | 'definition'>,
  { current, older }: BackTest,
): TrialWords {
  const noun = subject === 'call' ? 'call' : 'result'
  if (current.of === 0) {
    const earlier =
      older.of > 0
        ? ` You decided ${counted(older.of, noun)} of an earlier form of it, which the rule would not have touched.`
        : ''
    return {
      text: `In this browser you have not decided any ${noun} of ${name} yet.${earlier}`,
      isAgainst: false,
    }
  }
  const against =
    effect === 'allow' ? differingFromAllow(current, subject) : differingFromDeny(current, subject)
  const matched = current.matched === 0 ? 'none' : current.matched.toLocaleString('en')
  const start = `On what you decided in this browser it would have decided ${matched} of ${counted(current.of, noun)}`
  if (current.matched === 0) return { text: `${start}.`, isAgainst: false }
  return against.length === 0
    ? { text: `${start}, each as you did.`, isAgainst: false }
    : { text: `${start}; you ${listed(against)} of those.`, isAgainst: true }
}

function differingFromAllow(
  { rejected, edited, answered }: Tally,
  subject: RuleDraft['subject'],
): readonly string[] {
  if (subject === 'result') return said('withheld', rejected)
  return [...said('rejected', rejected), ...said('changed', edited), ...said('answered', answered)]
}

function differingFromDeny(
  { approved, edited, answered }: Tally,
  subject: RuleDraft['subject'],
): readonly string[] {
  if (subject === 'result') return said('released', approved)
  return [
    ...said('approved', approved),
    ...said('approved with changes', edited),
    ...said('answered', answered),
  ]
}

function said(word: string, count: number): readonly string[] {
  return count === 0 ? [] : [`${word} ${count.toLocaleString('en')}`]
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

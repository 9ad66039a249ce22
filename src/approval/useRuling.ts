import { useCallback, useState } from 'react'
import type { RuleDraft } from '../policy/rules.ts'
import type { RuleBook } from '../run/ruleBook.ts'
import type { Run } from '../run/run.ts'
import { useOnce } from './useOnce.ts'
import type { Once } from './useOnce.ts'

/** What a rule that is made out of a decision says. */
export type RulingEffect = 'allow' | 'deny'

/** A rule that stands whole on the screen, and the book that it goes into. */
export interface WordedRule {
  readonly draft: RuleDraft
  readonly book: RuleBook
}

/** The step in which a decision about one call, or its result, is made a rule for others; at most one at a time. */
export interface Ruling extends Pick<Once, 'isBusy' | 'problem'> {
  /** What the rule would say; undefined while the step is not open. */
  readonly effect: RulingEffect | undefined
  /** The step that was left last; the focus goes back to the button that opened it. */
  readonly left: RulingEffect | undefined
  /** The rule, once all of it has been seen. */
  readonly worded: WordedRule | undefined
  /** Whether nothing of it stands between the person and a yes. */
  readonly mayApprove: boolean
  readonly open: (effect: RulingEffect) => void
  readonly close: () => void
  readonly word: (worded: WordedRule | undefined) => void
  /** Puts the rule in force and decides what is at hand the same way, as the person's own decision; then the rules decide what else waits in this thread. */
  readonly create: () => void
}

/** Makes rules out of the decision about what is at hand: give it a `key` per call. `decide` decides it as a person. */
export function useRuling(run: Run, decide: (effect: RulingEffect) => Promise<void>): Ruling {
  const { isBusy, problem, once, forget } = useOnce()
  const [effect, setEffect] = useState<RulingEffect>()
  const [left, setLeft] = useState<RulingEffect>()
  const [worded, setWorded] = useState<WordedRule>()

  return {
    isBusy,
    problem,
    mayApprove: !isBusy && (effect === undefined || (effect === 'allow' && worded !== undefined)),
    effect,
    left,
    worded: effect && worded,
    open: (chosen) => {
      setWorded(undefined)
      setEffect(chosen)
    },
    close: useCallback(() => {
      forget()
      setLeft(effect)
      setEffect(undefined)
    }, [forget, effect]),
    word: setWorded,
    create: () => {
      if (!effect || !worded) return
      const { draft, book } = worded
      once(async () => {
        const rule = await book.add(draft)
        try {
          await decide(effect)
        } catch (error) {
          // A rule that nobody sees come of a decision must not be left behind.
          await book.revoke(rule.id)
          throw error
        }
        await run.applyRules()
      })
    },
  }
}

/** What the person has not seen to its end yet and must before a rule is made: the call, further up, or the rule. */
export function missingIn(
  { effect, worded }: Pick<Ruling, 'effect' | 'worded'>,
  isToScroll: boolean,
): 'call' | 'rule' | undefined {
  if (effect === 'allow' && isToScroll) return 'call'
  return worded ? undefined : 'rule'
}

import { readRule } from './readRule.ts'
import { ruleFault } from './ruleFault.ts'
import type { Rule, RuleDraft } from './rules.ts'

/** A rule, or in words for the person why there can be no such rule. */
export type MadeRule =
  | { readonly type: 'made'; readonly rule: Rule }
  | { readonly type: 'refused'; readonly why: string }

/** Makes a rule of what the person chose; refuses what must not be, and what would end before it began. */
export function newRule(
  draft: RuleDraft,
  identity: { readonly id: string; readonly createdAt: number },
): MadeRule {
  const fault = ruleFault(draft) ?? termFault(draft, identity.createdAt)
  if (fault) return { type: 'refused', why: fault }
  const rule = readRule({ ...draft, ...identity })
  return rule
    ? { type: 'made', rule }
    : { type: 'refused', why: 'The rule holds something that can’t be stored.' }
}

function termFault({ expiresAt, usesLeft }: RuleDraft, now: number): string | undefined {
  if (expiresAt !== undefined && !(expiresAt > now)) return 'The rule would have ended already.'
  if (usesLeft !== undefined && !(usesLeft >= 1)) return 'The rule could never be used.'
  return undefined
}

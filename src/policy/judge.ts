import type { JsonObject } from '../thread/json.ts'
import type { ToolDefinition } from '../thread/toolCall.ts'
import { holding } from './holding.ts'
import { isUsable, suspension } from './rules.ts'
import type { Rule, RuleSubject } from './rules.ts'

/** What is true of the call, or of its result, at the moment of judging. */
export interface Facts {
  readonly subject: RuleSubject
  readonly definition: ToolDefinition
  readonly definitionDigest: string
  readonly args: JsonObject
  readonly threadId: string
  /** An untrusted result has entered the thread. */
  readonly isTainted: boolean
  /** Epoch milliseconds. */
  readonly now: number
}

/** Why a person must be asked. */
type AskReason =
  | { readonly type: 'no-rule' }
  /** A rule of the person says so. */
  | { readonly type: 'rule'; readonly rule: Rule }
  /** It can't be ruled out that this deny or ask means the call: an address or a spelling that can be read in two ways. */
  | { readonly type: 'unclear'; readonly rule: Rule }
  /** The tool is not what it was when the rule was written. */
  | { readonly type: 'suspended'; readonly rule: Rule }
  /** The rule would allow it, if no untrusted result had entered the thread. */
  | { readonly type: 'tainted'; readonly rule: Rule }
  /** A stored rule can't be read, so nobody knows what it forbids. */
  | { readonly type: 'unreadable' }

/** What the rules say: a decision with the rule that made it, or that a person must be asked, and why. */
export type Verdict =
  | { readonly type: 'allow'; readonly rule: Rule }
  | { readonly type: 'deny'; readonly rule: Rule }
  | { readonly type: 'ask'; readonly because: AskReason }

/**
 * Decides by the rules: deny > ask > allow > (no rule) ask, whatever their order. `undefined` stands for a stored rule that `readRule` could not read: while there is one nothing is allowed.
 *
 * A deny or an ask whose tool has changed forbids nothing any more, and yet no allow wins over it: its field may have got another name, so it can't be told which calls it still means. All calls of the tool are asked until the person confirms or deletes it. A suspended allow is only mentioned. Pure.
 */
export function judge(rules: readonly (Rule | undefined)[], facts: Facts): Verdict {
  const verdicts = rules.map((rule): Verdict | undefined =>
    rule ? verdictOf(rule, facts) : ask({ type: 'unreadable' }),
  )
  const [strongest] = verdicts
    .filter((verdict) => verdict !== undefined)
    .toSorted((one, other) => strengthOf(other) - strengthOf(one) || byRule(one, other))
  return strongest ?? ask({ type: 'no-rule' })
}

/** What this rule alone says; nothing when it says nothing of this call. */
function verdictOf(rule: Rule, facts: Facts): Verdict | undefined {
  if (!concerns(rule, facts) || !isUsable(rule, facts.now)) return undefined
  if (suspension(rule, facts.definition, facts.definitionDigest)) {
    return ask({ type: 'suspended', rule })
  }
  const holds = holding(rule.conditions, facts.args)
  if (holds === 'no') return undefined
  if (rule.effect === 'allow') return holds === 'exactly' ? allowed(rule, facts) : undefined
  if (holds === 'perhaps') return ask({ type: 'unclear', rule })
  return rule.effect === 'deny' ? { type: 'deny', rule } : ask({ type: 'rule', rule })
}

function concerns(rule: Rule, { subject, definition, threadId }: Facts): boolean {
  if (rule.subject !== subject || rule.definition.name !== definition.name) return false
  return rule.threadId === undefined || rule.threadId === threadId
}

/** A released result does nothing by itself, so a tainted thread suspends allows of calls only. */
function allowed(rule: Rule, { definition, subject, isTainted }: Facts): Verdict {
  if (definition.risk === 'destructive') return ask({ type: 'unreadable' })
  const staysHere = definition.risk === 'read' || definition.risk === 'write'
  if (isTainted && subject === 'call' && !staysHere) return ask({ type: 'tainted', rule })
  return { type: 'allow', rule }
}

function ask(because: AskReason): Verdict {
  return { type: 'ask', because }
}

function strengthOf(verdict: Verdict): number {
  if (verdict.type === 'deny') return 8
  if (verdict.type === 'allow') return 2
  switch (verdict.because.type) {
    case 'rule':
      return 7
    case 'unclear':
      return 6
    case 'suspended':
      return verdict.because.rule.effect === 'allow' ? 1 : 5
    case 'unreadable':
      return 4
    case 'tainted':
      return 3
    case 'no-rule':
      return 0
  }
}

/** Among equals, one that no use is spent of goes first, then the older one. */
function byRule(one: Verdict, other: Verdict): number {
  const [first, second] = [ruleOf(one), ruleOf(other)]
  if (!first || !second) return 0
  return (
    Number(first.usesLeft !== undefined) - Number(second.usesLeft !== undefined) ||
    first.createdAt - second.createdAt ||
    Number(first.id > second.id) - Number(first.id < second.id)
  )
}

function ruleOf(verdict: Verdict): Rule | undefined {
  if (verdict.type !== 'ask') return verdict.rule
  return 'rule' in verdict.because ? verdict.because.rule : undefined
}

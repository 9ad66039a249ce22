import type { JsonObject } from '../thread/json.ts'
import { judge } from './judge.ts'
import type { RuleDraft } from './rules.ts'

/** A call that a person decided in this browser, with the arguments as the model proposed them. For rules about results: released as `approve`, withheld as `reject`. */
export interface DecidedCall {
  readonly name: string
  readonly definitionDigest: string
  readonly args: JsonObject
  readonly threadId: string
  readonly decision: 'approve' | 'edit' | 'reject' | 'respond'
  /** An untrusted result had entered the thread by then. */
  readonly isTainted: boolean
}

/** How many calls the rule would have decided, out of how many, and what the person made of those. */
interface Tally {
  readonly of: number
  readonly matched: number
  readonly approved: number
  readonly edited: number
  readonly rejected: number
  readonly answered: number
}

/** What a rule would have done. Calls under another definition of the tool are told apart: the rule would have been suspended for them. */
export interface BackTest {
  readonly current: Tally
  readonly older: Tally
}

/** Replays the rule's scope and conditions, not its term, on the decided calls of its tool. Pure. */
export function backTest(rule: RuleDraft, history: readonly DecidedCall[]): BackTest {
  const calls = history.filter(({ name }) => name === rule.definition.name)
  const isCurrent = (call: DecidedCall) => call.definitionDigest === rule.definitionDigest
  return {
    current: tally(rule, calls.filter(isCurrent)),
    older: tally(
      rule,
      calls.filter((call) => !isCurrent(call)),
    ),
  }
}

function tally(rule: RuleDraft, calls: readonly DecidedCall[]): Tally {
  const matched = calls.filter((call) => decides(rule, call))
  const count = (decision: DecidedCall['decision']) =>
    matched.filter((call) => call.decision === decision).length
  return {
    of: calls.length,
    matched: matched.length,
    approved: count('approve'),
    edited: count('edit'),
    rejected: count('reject'),
    answered: count('respond'),
  }
}

function decides(draft: RuleDraft, { args, threadId, isTainted }: DecidedCall): boolean {
  const { expiresAt: _, usesLeft: __, ...untimed } = draft
  const rule = { ...untimed, id: 'draft', createdAt: 0 }
  const verdict = judge([rule], { ...draft, args, threadId, isTainted, now: 0 })
  return verdict.type === 'ask' ? verdict.because.type === 'rule' : true
}

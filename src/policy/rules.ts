import { changesBetween } from '../thread/changes.ts'
import type { ArgumentPath, Change } from '../thread/changes.ts'
import type { Json } from '../thread/json.ts'
import type { ToolDefinition } from '../thread/toolCall.ts'

/** What a rule does: lets it happen without asking, refuses it without asking, or always asks. */
export type RuleEffect = 'allow' | 'deny' | 'ask'

/** What a rule is about: whether a call runs, or whether its untrusted result is released to the model. */
export type RuleSubject = 'call' | 'result'

/** What must be true of a call's arguments. `canonical` is their whole canonical text; `url` means this origin and, on whole segments, this path or below it. */
export type Condition =
  | { readonly type: 'exact-arguments'; readonly canonical: string }
  | { readonly type: 'equals'; readonly path: ArgumentPath; readonly value: Json }
  | { readonly type: 'starts-with'; readonly path: ArgumentPath; readonly text: string }
  | {
      readonly type: 'url'
      readonly path: ArgumentPath
      readonly origin: string
      readonly pathPrefix: string
    }

/** What a rule says, before it has an identity. */
export interface RuleDraft {
  readonly effect: RuleEffect
  readonly subject: RuleSubject
  /** The tool as it was when the rule was written. */
  readonly definition: ToolDefinition
  readonly definitionDigest: string
  /** Only in this thread; without it, in every thread. */
  readonly threadId?: string
  /** All must hold; none means any arguments. */
  readonly conditions: readonly Condition[]
  /** Epoch milliseconds; from then on it decides nothing. */
  readonly expiresAt?: number
  readonly usesLeft?: number
}

/** A standing decision that a person wrote and can read, for the one tool that it was written for. It comes from a person's click and lives in this browser's own store of rules: nothing that a model, a tool, an import or a link provides may become one. */
export interface Rule extends RuleDraft {
  readonly id: string
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** Whether the rule can still decide at this moment: it has uses left and has not expired. An allow with an expiry does not count either while the clock stands before the rule was written: a clock that was put back would revive it. */
export function isUsable(rule: Rule, now: number): boolean {
  if (rule.usesLeft !== undefined && rule.usesLeft < 1) return false
  if (rule.expiresAt === undefined) return true
  return now < rule.expiresAt && (rule.effect !== 'allow' || rule.createdAt <= now)
}

/** The rule after it has decided once. */
export function afterUse<Used extends Rule>(rule: Used): Used {
  return rule.usesLeft === undefined ? rule : { ...rule, usesLeft: rule.usesLeft - 1 }
}

/** Why a rule is suspended: what is different about the tool; no changes at all means that the record contradicts itself. */
export interface Suspension {
  readonly changes: readonly Change[]
}

/** What has changed about the tool since the rule was written; nothing while the rule is in force. Both the digest and the definition itself must be the same. */
export function suspension(
  rule: RuleDraft,
  definition: ToolDefinition,
  definitionDigest: string,
): Suspension | undefined {
  const changes = changesBetween({ ...rule.definition }, { ...definition })
  const isSame = changes.length === 0 && rule.definitionDigest === definitionDigest
  return isSame ? undefined : { changes }
}

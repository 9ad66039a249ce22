import { canonicalText } from '../thread/digest.ts'
import { allowsDecision } from '../thread/toolCall.ts'
import { isAddress } from './holding.ts'
import type { Condition, RuleDraft, RuleEffect } from './rules.ts'
import { parseStrictly } from './strictArguments.ts'
import { isCanonicalPlace } from './webAddress.ts'

/** Why there must be no such rule, at any time, in words for the person; nothing when there may be. */
export function ruleFault({
  effect,
  subject,
  definition,
  conditions,
}: RuleDraft): string | undefined {
  if (effect === 'allow' && definition.risk === 'destructive') {
    return 'A tool that destroys things is always asked about.'
  }
  if (effect === 'allow' && subject === 'call' && !allowsDecision(definition, 'approve')) {
    return 'A call of this tool is only ever answered.'
  }
  return conditions
    .map((condition) => conditionFault(condition, effect))
    .find((fault) => fault !== undefined)
}

function conditionFault(condition: Condition, effect: RuleEffect): string | undefined {
  if (condition.type === 'exact-arguments') {
    return isCanonicalArguments(condition.canonical)
      ? undefined
      : 'The arguments are not in their canonical form.'
  }
  if (condition.path.length === 0) return 'The condition names no field.'
  switch (condition.type) {
    case 'equals':
      return undefined
    case 'starts-with':
      return beginningFault(condition.text, effect)
    case 'url':
      return isCanonicalPlace(condition)
        ? undefined
        : 'The address must be an http or https address in its plain form, without user, query or encoded slashes and dots.'
  }
}

function beginningFault(text: string, effect: RuleEffect): string | undefined {
  if (text === '' && effect === 'allow') return 'Every text starts with an empty one.'
  return isAddress(text)
    ? 'An address is compared by its parts, not by how it starts: name its site and path.'
    : undefined
}

function isCanonicalArguments(text: string): boolean {
  const strict = parseStrictly(text)
  return strict.type === 'parsed' && canonicalText(strict.args) === text
}

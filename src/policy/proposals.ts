import { canonicalText } from '../thread/digest.ts'
import type { Json } from '../thread/json.ts'
import type { Facts } from './judge.ts'
import { ruleFault } from './ruleFault.ts'
import type { Condition, RuleDraft, RuleEffect } from './rules.ts'
import { readAddress } from './webAddress.ts'

const mostFields = 6
const longestValue = 200

type Scope = Pick<RuleDraft, 'threadId' | 'conditions'>

/** The rules that a person may want to make of what is before them, narrowest first; none where there must be none. An allow of every call in every thread is proposed for tools that only read. */
export function proposals(
  effect: RuleEffect,
  { subject, definition, definitionDigest, args, threadId }: Omit<Facts, 'isTainted' | 'now'>,
): readonly RuleDraft[] {
  const exact: Condition = { type: 'exact-arguments', canonical: canonicalText(args) }
  const fields = Object.entries(args).flatMap(([key, value]) => aboutField(key, value))
  const isHarmless = definition.risk === 'read' && subject === 'call'
  const scopes: readonly Scope[] = [
    ...(Object.keys(args).length > 0 ? [{ threadId, conditions: [exact] }] : []),
    ...fields.slice(0, mostFields).map((condition) => ({ conditions: [condition] })),
    { threadId, conditions: [] },
    ...(effect !== 'allow' || isHarmless ? [{ conditions: [] }] : []),
  ]
  return scopes
    .map((scope) => ({ effect, subject, definition, definitionDigest, ...scope }))
    .filter((draft) => ruleFault(draft) === undefined)
}

function aboutField(key: string, value: Json): readonly Condition[] {
  if (typeof value === 'object') return []
  const path = [key]
  const equals: Condition = { type: 'equals', path, value }
  if (typeof value !== 'string') return [equals]
  const address = readAddress(value)
  if (address.type === 'plain') {
    const { origin, pathname: pathPrefix } = address.url
    const places: readonly Condition[] = [
      { type: 'url', path, origin, pathPrefix },
      { type: 'url', path, origin, pathPrefix: '/' },
    ]
    return pathPrefix === '/' ? places.slice(1) : places
  }
  const isOneLine = value !== '' && value.length <= longestValue && !value.includes('\n')
  return isOneLine ? [equals] : []
}

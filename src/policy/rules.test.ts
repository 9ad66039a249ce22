import { expect, test } from 'vitest'
import { sampleDefinition } from '../thread/anyThread.ts'
import { definitionDigest } from '../thread/digest.ts'
import { pathText } from '../thread/changes.ts'
import { afterUse, isUsable, suspension } from './rules.ts'
import type { Rule } from './rules.ts'

const rule: Rule = {
  id: 'rule',
  createdAt: 1000,
  effect: 'allow',
  subject: 'call',
  definition: sampleDefinition,
  definitionDigest: await definitionDigest(sampleDefinition),
  conditions: [],
}

test('a rule without a term is always usable', () => {
  expect(isUsable(rule, 0)).toBe(true)
  expect(isUsable(rule, Number.MAX_SAFE_INTEGER)).toBe(true)
})

test('a rule ends at its expiry and with its last use', () => {
  expect(isUsable({ ...rule, expiresAt: 2000 }, 1999)).toBe(true)
  expect(isUsable({ ...rule, expiresAt: 2000 }, 2000)).toBe(false)
  const once = { ...rule, usesLeft: 1 }
  expect(isUsable(once, 1500)).toBe(true)
  expect(isUsable(afterUse(once), 1500)).toBe(false)
  expect(afterUse(rule)).toEqual(rule)
})

test('promise 1: a clock that was put back to before a rule was written revives no allow, and ends no deny', () => {
  expect(isUsable({ ...rule, expiresAt: 2000 }, 999)).toBe(false)
  expect(isUsable({ ...rule, expiresAt: 2000, effect: 'deny' }, 999)).toBe(true)
})

test('a rule is in force for the tool as it was, and says what has changed about it', async () => {
  expect(suspension(rule, { ...sampleDefinition }, rule.definitionDigest)).toBeUndefined()
  const changed = {
    ...sampleDefinition,
    description: 'Send an email to anyone',
    parameters: { type: 'object', properties: { bcc: { type: 'string' } } },
  }
  const found = suspension(rule, changed, await definitionDigest(changed))
  expect(found?.changes.map(({ path }) => pathText(path))).toEqual([
    'description',
    'parameters.properties',
  ])
})

test('promise 1: neither the digest alone nor the definition alone keeps a rule in force', () => {
  const other = { ...sampleDefinition, risk: 'read' as const }
  expect(suspension(rule, other, rule.definitionDigest)?.changes).toHaveLength(1)
  expect(suspension(rule, sampleDefinition, 'f'.repeat(64))).toEqual({ changes: [] })
})

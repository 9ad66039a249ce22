import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyFacts, anyRule, anyRules, ruleFor } from './anyRule.ts'
import { judge } from './judge.ts'
import { readRule } from './readRule.ts'
import type { Rule } from './rules.ts'

const numRuns = 1000

const junk = fc.oneof(
  fc.anything({ maxDepth: 1 }).filter((value) => typeof value === 'object'),
  fc.constantFrom<unknown>('', 'maybe', -1, Number.NaN, Infinity, true, 1.5, Symbol('x')),
)

const required = ['id', 'createdAt', 'effect', 'subject', 'definition', 'definitionDigest'] as const

/** A rule that was damaged in one place. */
const brokenRule: fc.Arbitrary<unknown> = fc.oneof(
  fc.tuple(anyRule, fc.constantFrom(...required, 'conditions')).map(([rule, key]) => {
    const { [key as keyof Rule]: _, ...rest } = rule
    return rest
  }),
  fc
    .tuple(anyRule, fc.constantFrom('effect', 'subject', 'definition', 'conditions'), junk)
    .filter(([, key, value]) => !(key === 'conditions' && Array.isArray(value)))
    .map(([rule, key, value]): unknown => ({ ...rule, [key]: value })),
  fc
    .tuple(anyRule, fc.constantFrom('id', 'createdAt', 'definitionDigest', 'expiresAt', 'usesLeft'))
    .chain(([rule, key]) =>
      fc.constantFrom<unknown>({}, [], '', -1, Number.NaN, null).map((value): unknown => ({
        ...rule,
        [key]: value,
      })),
    ),
  fc
    .tuple(
      anyRule,
      fc.string().map((key) => `not ${key}`),
    )
    .map(([rule, key]): unknown => ({
      ...rule,
      [key]: true,
    })),
  fc
    .tuple(
      anyRule,
      fc.constantFrom<unknown>(
        null,
        'equals',
        {},
        { type: 'matches', path: ['url'], text: '.*' },
        { type: 'equals', path: ['a'] },
        { type: 'equals', path: [], value: 1 },
        { type: 'equals', path: 'a', value: 1 },
        { type: 'equals', path: [-1], value: 1 },
        { type: 'equals', path: ['a'], value: undefined },
        { type: 'equals', path: ['a'], value: Number.NaN },
        { type: 'equals', path: ['a'], value: '\ud800' },
        { type: 'equals', path: ['a'], value: 1, unless: 2 },
        { type: 'starts-with', path: ['a'], text: 5 },
        { type: 'starts-with', path: ['a'], text: 'https://example.com' },
        { type: 'exact-arguments', canonical: '{"b":1,"a":2}' },
        { type: 'exact-arguments', canonical: '{ "a": 2 }' },
        { type: 'exact-arguments', canonical: '[]' },
        { type: 'exact-arguments', canonical: '' },
        { type: 'url', path: ['a'], origin: 'https://example.com' },
        { type: 'url', path: ['a'], origin: 'https://example.com/', pathPrefix: '/' },
        { type: 'url', path: ['a'], origin: 'https://ada@example.com', pathPrefix: '/' },
        { type: 'url', path: ['a'], origin: 'https://example.com', pathPrefix: '/../' },
      ),
    )
    .map(([rule, condition]): unknown => ({
      ...rule,
      conditions: [...rule.conditions, condition],
    })),
)

test('a rule that was stored is read back as it was', () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      expect(readRule(structuredClone(rule))).toEqual(rule)
      expect(readRule(JSON.parse(JSON.stringify(rule)))).toEqual(rule)
    }),
    { numRuns: 300 },
  )
})

test('an optional field that is undefined is one that is not there', () => {
  const [rule] = fc.sample(anyRule, 1)
  const spread = { ...rule, threadId: undefined, expiresAt: undefined, usesLeft: undefined }
  expect(readRule(spread)).not.toHaveProperty('threadId')
})

test('nothing but a rule is read as one, and nothing makes the reading throw', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
      expect(readRule(value)).toBeUndefined()
    }),
    { numRuns },
  )
})

test('a rule that is broken in any one place is not read', () => {
  fc.assert(
    fc.property(brokenRule, (broken) => {
      expect(readRule(broken)).toBeUndefined()
    }),
    { numRuns },
  )
})

test('promise 1: beside a broken rule nothing is allowed', () => {
  const cases = anyFacts.chain((facts) => fc.tuple(fc.constant(facts), ruleFor(facts, 'allow')))
  fc.assert(
    fc.property(cases, anyRules, brokenRule, ([facts, allow], rules, broken) => {
      const stored: readonly unknown[] = [allow, broken, ...rules]
      const verdict = judge(stored.map(readRule), facts)
      expect(verdict.type).not.toBe('allow')
      expect(judge([allow, broken].map(readRule), facts).type).toBe('ask')
    }),
    { numRuns: 300 },
  )
})

test('promise 1: a stored allow that must not be is a broken rule', () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const allow = { ...rule, effect: 'allow' as const }
      const definition = { ...rule.definition, risk: 'destructive' as const }
      const unbounded = { type: 'starts-with', path: ['message'], text: '' }
      expect(readRule({ ...allow, definition })).toBeUndefined()
      expect(readRule({ ...allow, conditions: [unbounded] })).toBeUndefined()
    }),
    { numRuns: 100 },
  )
})

test('a value that is nested without end is not read', () => {
  const [rule] = fc.sample(anyRule, 1)
  const value: unknown[] = []
  value.push(value)
  const conditions = [{ type: 'equals', path: ['a'], value }]
  expect(readRule({ ...rule, conditions })).toBeUndefined()
})

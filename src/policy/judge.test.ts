import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleDefinition } from '../thread/anyThread.ts'
import {
  anyFacts,
  anyRule,
  anyRules,
  ruleFor,
  sampleDigest,
  someArgs,
  turnedRound,
} from './anyRule.ts'
import { judge } from './judge.ts'
import type { Facts, Verdict } from './judge.ts'
import type { Rule } from './rules.ts'

const numRuns = 1000

const facts: Facts = {
  subject: 'call',
  definition: sampleDefinition,
  definitionDigest: sampleDigest(sampleDefinition),
  args: { message: 'Hi', recipient: 'ada@example.com' },
  threadId: 'here',
  isTainted: false,
  now: 60,
}

const allow: Rule = {
  id: 'allow',
  createdAt: 10,
  effect: 'allow',
  subject: 'call',
  definition: facts.definition,
  definitionDigest: facts.definitionDigest,
  conditions: [],
}
const deny: Rule = { ...allow, id: 'deny', effect: 'deny' }
const ask: Rule = { ...allow, id: 'ask', effect: 'ask' }

const changed = { ...facts.definition, description: 'Send an email, now with attachments' }
const changedFacts: Facts = {
  ...facts,
  definition: changed,
  definitionDigest: sampleDigest(changed),
}

function reasonOf(verdict: Verdict): string {
  return verdict.type === 'ask' ? verdict.because.type : verdict.type
}

test('without a rule the person is asked', () => {
  expect(judge([], facts)).toEqual({ type: 'ask', because: { type: 'no-rule' } })
})

test('an allow, a deny and an ask that mean the call each do what they say', () => {
  expect(judge([allow], facts)).toEqual({ type: 'allow', rule: allow })
  expect(judge([deny], facts)).toEqual({ type: 'deny', rule: deny })
  expect(judge([ask], facts)).toEqual({ type: 'ask', because: { type: 'rule', rule: ask } })
})

test('a rule of another tool, another thread or another subject says nothing', () => {
  const others: Rule[] = [
    { ...allow, definition: { ...sampleDefinition, name: 'post_note' } },
    { ...allow, threadId: 'there' },
    { ...allow, subject: 'result' },
  ]
  expect(reasonOf(judge(others, facts))).toBe('no-rule')
})

test('promise 1: however the rules are, no allow wins over a deny that means the call', () => {
  const cases = anyFacts.chain((some) =>
    fc.tuple(fc.constant(some), anyRules, ruleFor(some, 'deny'), fc.nat()),
  )
  fc.assert(
    fc.property(cases, ([some, rules, rule, place]) => {
      const all = rules.toSpliced(place % (rules.length + 1), 0, rule)
      expect(judge(all, some).type).toBe('deny')
    }),
    { numRuns },
  )
})

test('promise 1: however the rules are, no allow wins over an ask that means the call', () => {
  const cases = anyFacts.chain((some) =>
    fc.tuple(fc.constant(some), anyRules, ruleFor(some, 'ask'), ruleFor(some, 'allow')),
  )
  fc.assert(
    fc.property(cases, ([some, rules, rule, permission]) => {
      expect(judge([...rules, permission, rule], some).type).not.toBe('allow')
      expect(judge([permission, rule], some).type).toBe('ask')
    }),
    { numRuns },
  )
})

test('a call is allowed only by an allow for it, and such a rule does allow it', () => {
  const cases = anyFacts.chain((some) => fc.tuple(fc.constant(some), ruleFor(some, 'allow')))
  fc.assert(
    fc.property(cases, ([some, rule]) => {
      const { risk } = some.definition
      const isHeld =
        risk === 'destructive' || (risk === 'send' && some.isTainted && some.subject === 'call')
      const isTimed = rule.expiresAt !== undefined && rule.createdAt > some.now
      expect(judge([rule], some).type).toBe(isHeld || isTimed ? 'ask' : 'allow')
    }),
    { numRuns },
  )
})

test('the order of the rules does not matter', () => {
  const cases = anyRules.chain((rules) =>
    fc.tuple(
      fc.constant(rules),
      fc.shuffledSubarray(rules, { minLength: rules.length, maxLength: rules.length }),
    ),
  )
  fc.assert(
    fc.property(cases, anyFacts, ([rules, shuffled], some) => {
      expect(judge(shuffled, some)).toEqual(judge(rules, some))
    }),
    { numRuns },
  )
})

test('the order of keys in the arguments does not matter', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, some) => {
      expect(judge(rules, { ...some, args: turnedRound(some.args) })).toEqual(judge(rules, some))
    }),
    { numRuns },
  )
})

test('promise 1: no rule decides once the definition of its tool has changed, in any part', () => {
  const change = fc.constantFrom<Partial<Facts>>(
    { definition: { ...sampleDefinition, description: 'Other words' } },
    { definition: { ...sampleDefinition, parameters: { type: 'object', required: ['a'] } } },
    { definition: { ...sampleDefinition, risk: 'read' } },
    { definition: { ...sampleDefinition, server: 'https://other.example' } as never },
    { definitionDigest: 'f'.repeat(64) },
  )
  const rule = fc.constantFrom('allow' as const, 'deny' as const, 'ask' as const)
  const rules = fc.array(
    rule.chain((effect) => ruleFor(facts, effect)),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(rules, change, (some, other) => {
      expect(reasonOf(judge(some, { ...facts, ...other }))).toBe('suspended')
    }),
    { numRuns },
  )
})

test('promise 1: no allow wins over a deny or an ask that a change of the tool has suspended', () => {
  const limited: Rule = {
    ...deny,
    conditions: [{ type: 'equals', path: ['to'], value: 'eve@example.com' }],
  }
  const renewed: Rule = {
    ...allow,
    definition: changed,
    definitionDigest: changedFacts.definitionDigest,
  }
  for (const suspended of [deny, limited, ask]) {
    expect(judge([renewed, suspended], changedFacts)).toEqual({
      type: 'ask',
      because: { type: 'suspended', rule: suspended },
    })
  }
})

test('a suspended allow stands in nobody’s way', () => {
  const renewed: Rule = {
    ...allow,
    id: 'renewed',
    definition: changed,
    definitionDigest: changedFacts.definitionDigest,
  }
  expect(judge([allow, renewed], changedFacts)).toEqual({ type: 'allow', rule: renewed })
  expect(reasonOf(judge([allow], changedFacts))).toBe('suspended')
})

test('a rule that is used up or has expired changes nothing', () => {
  const ended = fc
    .tuple(anyRule, fc.boolean())
    .map(([rule, isUsedUp]): Rule =>
      isUsedUp ? { ...rule, usesLeft: 0 } : { ...rule, expiresAt: 0 },
    )
  const added = anyFacts.chain((some) =>
    fc.tuple(
      fc.constant(some),
      fc.array(fc.oneof(ended, endedFor(some, 'allow'), endedFor(some, 'deny')), { minLength: 1 }),
    ),
  )
  fc.assert(
    fc.property(anyRules, added, (rules, [some, more]) => {
      expect(judge([...more, ...rules], some)).toEqual(judge(rules, some))
      expect(reasonOf(judge(more, some))).toBe('no-rule')
    }),
    { numRuns },
  )
})

function endedFor(some: Facts, effect: Rule['effect']): fc.Arbitrary<Rule> {
  return ruleFor(some, effect).chain((rule) =>
    fc.constantFrom<Rule>({ ...rule, usesLeft: 0 }, { ...rule, expiresAt: some.now }),
  )
}

test('promise 1: while a stored rule can’t be read nothing is allowed, and what is denied stays denied', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, some) => {
      const withoutIt = judge(rules, some)
      const withIt = judge([...rules, undefined], some)
      expect(withIt.type).not.toBe('allow')
      if (withoutIt.type === 'deny') expect(withIt).toEqual(withoutIt)
    }),
    { numRuns },
  )
  expect(judge([allow, undefined], facts)).toEqual({
    type: 'ask',
    because: { type: 'unreadable' },
  })
})

test('promise 1: a destructive tool is never allowed, not even by a rule that must not be', () => {
  const definition = { ...sampleDefinition, risk: 'destructive' as const }
  const bound = { definition, definitionDigest: sampleDigest(definition) }
  expect(judge([{ ...allow, ...bound }], { ...facts, ...bound }).type).toBe('ask')
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, some) => {
      const verdict = judge(rules, some)
      if (verdict.type === 'allow') expect(verdict.rule.definition.risk).not.toBe('destructive')
    }),
    { numRuns },
  )
})

test('promise 1: after an untrusted result an allowed send asks again, reading and releasing go on', () => {
  const tainted = { ...facts, isTainted: true }
  expect(judge([allow], tainted)).toEqual({
    type: 'ask',
    because: { type: 'tainted', rule: allow },
  })
  expect(judge([deny], tainted).type).toBe('deny')
  const release: Rule = { ...allow, subject: 'result' }
  expect(judge([release], { ...tainted, subject: 'result' }).type).toBe('allow')
  for (const risk of ['read', 'write'] as const) {
    const definition = { ...sampleDefinition, risk }
    const bound = { definition, definitionDigest: sampleDigest(definition) }
    expect(judge([{ ...allow, ...bound }], { ...tainted, ...bound }).type).toBe('allow')
  }
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, some) => {
      const verdict = judge(rules, { ...some, isTainted: true, subject: 'call' })
      if (verdict.type === 'allow') expect(verdict.rule.definition.risk).not.toBe('send')
    }),
    { numRuns },
  )
})

test('in doubt whether a deny means the call the person is asked, whatever is allowed', () => {
  const doubtful: Rule = {
    ...deny,
    conditions: [{ type: 'equals', path: ['recipient'], value: 'Ada@Example.com' }],
  }
  expect(judge([allow, doubtful], facts)).toEqual({
    type: 'ask',
    because: { type: 'unclear', rule: doubtful },
  })
})

test('whatever an allow matches, a deny of the same words denies', () => {
  const cases = anyRule.chain((rule) =>
    fc.tuple(
      fc.constant<Rule>({ ...rule, effect: 'allow' }),
      someArgs,
      fc.constantFrom('here', 'there'),
    ),
  )
  fc.assert(
    fc.property(cases, ([rule, args, threadId]) => {
      const { subject, definition, definitionDigest } = rule
      const some = { ...facts, subject, definition, definitionDigest, args, threadId }
      const denied = judge([{ ...rule, effect: 'deny' }], some).type
      expect(judge([rule], some).type === 'allow' && denied !== 'deny').toBe(false)
    }),
    { numRuns },
  )
})

test('among allows, one that no use is spent of decides', () => {
  const counted: Rule = { ...allow, id: 'counted', createdAt: 1, usesLeft: 3 }
  expect(judge([counted, allow], facts)).toEqual({ type: 'allow', rule: allow })
})

test('arguments without a canonical text are never allowed, and a deny of the tool still denies', () => {
  const broken = { ...facts, args: { message: '\ud800' } }
  expect(judge([allow], broken).type).toBe('ask')
  expect(judge([deny, allow], broken).type).toBe('deny')
})

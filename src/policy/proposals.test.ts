import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleDefinition } from '../thread/anyThread.ts'
import { anyFacts, sampleDigest } from './anyRule.ts'
import { judge } from './judge.ts'
import type { Facts } from './judge.ts'
import { newRule } from './newRule.ts'
import { proposals } from './proposals.ts'
import { sentence } from './sentence.ts'

const facts: Facts = {
  subject: 'call',
  definition: sampleDefinition,
  definitionDigest: sampleDigest(sampleDefinition),
  args: { message: 'Hi\nEve', recipient: 'ada@example.com', to: ['a'], copies: 2, note: '' },
  threadId: 'here',
  isTainted: false,
  now: 0,
}

function sentences(effect: 'allow' | 'deny', some: Facts): readonly string[] {
  return proposals(effect, some).map((draft) => sentence(draft, some))
}

test('an allow is proposed narrowest first, and never for all calls of a tool that sends', () => {
  expect(sentences('allow', facts)).toEqual([
    'Always allow send_email in this thread when the arguments are exactly {"copies":2,"message":"Hi\\nEve","note":"","recipient":"ada@example.com","to":["a"]}.',
    'Always allow send_email in every thread when recipient is exactly "ada@example.com".',
    'Always allow send_email in every thread when copies is exactly 2.',
    'Always allow send_email in this thread with any arguments.',
  ])
})

test('a deny is proposed for the whole tool too', () => {
  expect(sentences('deny', facts).at(-1)).toBe(
    'Never allow send_email in every thread with any arguments.',
  )
})

test('an address is proposed by its path and by its site', () => {
  const args = { url: 'https://example.com/docs/a?page=2' }
  expect(sentences('allow', { ...facts, args }).slice(1, 3)).toEqual([
    'Always allow send_email in every thread when url is "https://example.com/docs/a" or below it.',
    'Always allow send_email in every thread when url is anywhere on "https://example.com".',
  ])
})

test('for a tool that only reads every call may be allowed, but not the release of every result', () => {
  const definition = { ...sampleDefinition, name: 'count_emails', risk: 'read' as const }
  const reading = { ...facts, definition, args: {} }
  expect(sentences('allow', reading)).toEqual([
    'Always allow count_emails in this thread with any arguments.',
    'Always allow count_emails in every thread with any arguments.',
  ])
  expect(sentences('allow', { ...reading, subject: 'result' })).toHaveLength(1)
})

test('promise 1: for a destructive tool no allow is proposed', () => {
  const definition = { ...sampleDefinition, risk: 'destructive' as const }
  expect(proposals('allow', { ...facts, definition })).toEqual([])
  expect(proposals('deny', { ...facts, definition })).not.toEqual([])
})

test('every proposal can become a rule, and that rule decides the call it was proposed for', () => {
  fc.assert(
    fc.property(
      anyFacts,
      fc.constantFrom('allow' as const, 'deny' as const, 'ask' as const),
      (some, effect) => {
        for (const draft of proposals(effect, some)) {
          const made = newRule(draft, { id: 'rule', createdAt: 0 })
          expect(made.type).toBe('made')
          if (made.type !== 'made') continue
          const verdict = judge([made.rule], { ...some, isTainted: false })
          expect(verdict.type).toBe(effect)
          if (verdict.type === 'ask') expect(verdict.because.type).toBe('rule')
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('a call with many fields has few proposals', () => {
  const args = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`a${index}`, index]))
  expect(proposals('deny', { ...facts, args })).toHaveLength(9)
})

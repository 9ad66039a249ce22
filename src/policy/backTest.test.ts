import { expect, test } from 'vitest'
import { sampleDefinition } from '../thread/anyThread.ts'
import { sampleDigest } from './anyRule.ts'
import { backTest } from './backTest.ts'
import type { DecidedCall } from './backTest.ts'
import type { RuleDraft } from './rules.ts'

const draft: RuleDraft = {
  effect: 'allow',
  subject: 'call',
  definition: sampleDefinition,
  definitionDigest: sampleDigest(sampleDefinition),
  conditions: [{ type: 'equals', path: ['recipient'], value: 'ada' }],
}

const toAda: DecidedCall = {
  name: 'send_email',
  definitionDigest: draft.definitionDigest,
  args: { recipient: 'ada' },
  threadId: 'here',
  decision: 'approve',
  isTainted: false,
}
const toEve: DecidedCall = { ...toAda, args: { recipient: 'eve' } }
const none = { of: 0, matched: 0, approved: 0, edited: 0, rejected: 0, answered: 0 }

test('the calls that a rule would have decided are counted by what the person made of them', () => {
  const history: readonly DecidedCall[] = [
    toAda,
    toAda,
    { ...toAda, decision: 'edit' },
    { ...toAda, decision: 'reject' },
    { ...toAda, decision: 'respond' },
    toEve,
    { ...toAda, name: 'post_note' },
  ]
  expect(backTest(draft, history)).toEqual({
    current: { of: 6, matched: 5, approved: 2, edited: 1, rejected: 1, answered: 1 },
    older: none,
  })
})

test('calls under another definition of the tool are counted apart', () => {
  const older = { ...toAda, definitionDigest: 'f'.repeat(64), decision: 'reject' as const }
  expect(backTest(draft, [toAda, older])).toEqual({
    current: { ...none, of: 1, matched: 1, approved: 1 },
    older: { ...none, of: 1, matched: 1, rejected: 1 },
  })
})

test('calls of other threads, and sends after an untrusted result, would not have been allowed', () => {
  const history = [toAda, { ...toAda, threadId: 'there' }, { ...toAda, isTainted: true }]
  expect(backTest({ ...draft, threadId: 'here' }, history).current).toMatchObject({
    of: 3,
    matched: 1,
  })
  expect(backTest({ ...draft, effect: 'deny' }, history).current.matched).toBe(3)
})

test('an ask would have decided the calls it means, and a doubt is not counted', () => {
  const capital = { ...toAda, args: { recipient: 'ADA' } }
  expect(backTest({ ...draft, effect: 'ask' }, [toAda, capital]).current.matched).toBe(1)
  expect(backTest({ ...draft, effect: 'deny' }, [toAda, capital]).current.matched).toBe(1)
})

test('how long a rule lasts does not matter to what it would have decided', () => {
  expect(backTest({ ...draft, expiresAt: 1, usesLeft: 1 }, [toAda, toAda]).current.matched).toBe(2)
})

test('an empty history gives nothing to count', () => {
  expect(backTest(draft, [])).toEqual({ current: none, older: none })
})

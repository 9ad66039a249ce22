import { expect, test } from 'vitest'
import type { ThreadEvent } from '../thread/events.ts'
import type { JsonObject } from '../thread/json.ts'
import { contrastOf, lastApproved } from './contrast.ts'
import { decided, idOf, replied, said, threadAfter } from './fixtures.ts'

const mail = (recipient: string) => ({ name: 'send', args: { recipient, message: 'Hi' } })
const byRule = (index: number): ThreadEvent => ({
  ...decided(1, index, 'approve'),
  ...{ rule: { id: 'r', sentence: 'Always.' }, effects: [] },
})
const precedent = (...decisions: readonly ThreadEvent[]) => {
  const proposals = ['a', 'b', 'c', 'd'].map(mail)
  const thread = threadAfter(
    said('hi'),
    ...replied(1, [...proposals, { name: 'other' }]),
    ...decisions,
  )
  return lastApproved(thread, 'send')?.id
}

test('a call is held against the one of its tool that the person approved last, in time', () => {
  expect(precedent()).toBeUndefined()
  expect(precedent(decided(1, 1, 'approve'), decided(1, 0, 'approve'))).toBe(idOf(1, 0))
  expect(precedent(decided(1, 0, 'approve'), decided(1, 1, 'reject'))).toBe(idOf(1, 0))
  expect(precedent(decided(1, 0, 'approve'), byRule(1), decided(1, 4, 'approve'))).toBe(idOf(1, 0))
})

const contrast = (before: JsonObject, after: JsonObject) => {
  const calls = threadAfter(
    said('hi'),
    ...replied(
      1,
      [before, after].map((args) => ({ name: 'send', args })),
    ),
  ).turns.flatMap((turn) => (turn.kind === 'reply' ? turn.calls : []))
  const [one, other] = calls.flatMap((call) => (call.status === 'pending' ? [call] : []))
  return other && contrastOf(other, one)
}

test('what is other, new or deep inside is marked by its argument, and what is left out is named', () => {
  expect(contrast({ to: 'a', text: 'x' }, { text: 'x', to: 'b' })).toEqual({
    changed: new Set(['to']),
    gone: [],
  })
  expect(contrast({ to: ['a', { b: 1 }], cc: null }, { to: ['a', { b: 2 }], bcc: 'd' })).toEqual({
    changed: new Set(['to', 'bcc']),
    gone: ['cc'],
  })
  expect(contrast({ to: 'a' }, { to: 'a' })).toEqual({ changed: new Set(), gone: [] })
})

test('a name that every object has is a name like any other', () => {
  expect(contrast({ constructor: 'a' }, {})).toEqual({
    changed: new Set(),
    gone: ['constructor'],
  })
})

test('without a call to hold it against nothing is said', () => {
  const [call] = threadAfter(said('hi'), ...replied(1, [{ name: 'send' }])).turns.flatMap((turn) =>
    turn.kind === 'reply' ? turn.calls : [],
  )
  expect(call?.status === 'pending' && contrastOf(call, undefined)).toBeUndefined()
})

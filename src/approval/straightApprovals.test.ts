import { expect, test } from 'vitest'
import type { ThreadEvent } from '../thread/events.ts'
import { decided, replied, said, threadAfter } from './fixtures.ts'
import { straightApprovals } from './straightApprovals.ts'

const look = { name: 'look' }
const byRule = (index: number): ThreadEvent => ({
  ...decided(1, index, 'approve'),
  ...{ rule: { id: 'r', sentence: 'Always.' }, effects: [] },
})
const straight = (...decisions: readonly ThreadEvent[]) =>
  straightApprovals(
    threadAfter(said('hi'), ...replied(1, [look, look, look, { name: 'other' }]), ...decisions),
    'look',
  )

test('it counts the approvals of the tool since the last other decision, and none of a rule', () => {
  expect(straight()).toBe(0)
  expect(straight(decided(1, 0, 'approve'), decided(1, 1, 'approve'))).toBe(2)
  expect(straight(decided(1, 0, 'approve'), decided(1, 1, 'reject'))).toBe(0)
  expect(straight(decided(1, 0, 'reject'), decided(1, 1, 'approve'))).toBe(1)
  expect(straight(decided(1, 0, 'approve'), byRule(1), decided(1, 3, 'reject'))).toBe(1)
})

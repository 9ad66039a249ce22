import { expect, test } from 'vitest'
import { nothingToPreview } from '../../thread/preview.ts'
import { pendingCalls } from '../../thread/selectors.ts'
import type { PendingCall } from '../../thread/toolCall.ts'
import { idOf, replied, said, threadAfter } from '../fixtures.ts'
import type { Proposal } from '../fixtures.ts'
import type { PreviewState } from '../usePreview.ts'
import { checkedCalls, contrastsIn, highestRisk, standingOf, stillListed } from './listed.ts'

const shown: PreviewState = { type: 'shown', args: {}, preview: nothingToPreview }

function calls(...proposals: readonly Proposal[]): readonly PendingCall[] {
  return pendingCalls(threadAfter(said('hi'), ...replied(1, proposals)))
}

function one(proposal: Proposal, change: Partial<PendingCall> = {}): PendingCall {
  const [call] = calls(proposal)
  if (!call) throw new Error('The reply has a call.')
  return { ...call, ...change }
}

const presented = { revision: 1, digest: 'd', effects: [] }

test('promise 1: a destructive call, and one that can only be answered, are decided by themselves', () => {
  const wipe = one({ name: 'wipe', risk: 'destructive' }, { presented })
  expect(standingOf(wipe, shown)).toEqual({
    type: 'alone',
    why: 'It is destructive: decide it by itself.',
  })
  const ask = one({ name: 'ask' }, { presented })
  const answered = {
    ...ask,
    definition: { ...ask.definition, allowedDecisions: ['respond'] as const },
  }
  expect(standingOf(answered, shown).type).toBe('alone')
})

test('promise 2: a call can be approved only once it is on record as it is shown', () => {
  const look: Proposal = { name: 'look' }
  expect(standingOf(one(look), { type: 'looking' }).type).toBe('not-yet')
  expect(standingOf(one(look), shown).type).toBe('not-yet')
  expect(standingOf(one(look, { presented }), shown).type).toBe('approvable')
  const edited = { ...presented, revision: 2 }
  expect(standingOf(one(look, { presented: edited }), shown).type).toBe('not-yet')
  const otherwise = { ...presented, effects: [{ summary: 'Sends a mail' }] }
  expect(standingOf(one(look, { presented: otherwise }), shown).type).toBe('not-yet')
})

test('a call whose effect can’t be told is decided by itself', () => {
  const failed: PreviewState = { type: 'failed', why: 'The file is gone.' }
  expect(standingOf(one({ name: 'look' }, { presented }), failed).type).toBe('alone')
})

test('promise 1: the list covers what waited when it was opened, as it was then', () => {
  const [first, second, third] = calls({ name: 'a' }, { name: 'b' }, { name: 'c' })
  if (!first || !second || !third) throw new Error('The reply has three calls.')
  const changed = { ...second, revision: 2 }
  expect(stillListed([first, second], [first, changed, third])).toEqual([first])
})

test('what the person unchecked, and what stands alone, is not approved; the highest risk counts', () => {
  const waiting = calls(
    { name: 'look' },
    { name: 'send', risk: 'send' },
    { name: 'wipe', risk: 'destructive' },
  )
  const listed = waiting.map((call) => ({
    call,
    preview: shown,
    standing: standingOf({ ...call, presented }, shown),
    contrast: undefined,
  }))
  const checked = checkedCalls(listed, new Set())
  expect(checked.map(({ call }) => call.name)).toEqual(['look', 'send'])
  expect(highestRisk(checked)).toBe('send')
  expect(highestRisk(checkedCalls(listed, new Set([idOf(1, 1)])))).toBe('read')
})

test('among mails to one person the odd one is marked, and so is the one that differs from the last approved', () => {
  const mail = (recipient: string) => ({ name: 'send', args: { recipient, message: 'Hi' } })
  const [before, ...waiting] = calls(...['a', 'b', 'b', 'e', 'e'].map(mail), { name: 'look' })
  const contrasts = contrastsIn(waiting, (name) => (name === 'send' ? before : undefined))
  expect(waiting.map(({ id }) => contrasts.get(id)?.changed)).toEqual([
    new Set(['recipient']),
    new Set(),
    new Set(['recipient']),
    new Set(),
    undefined,
  ])
})

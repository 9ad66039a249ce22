import { expect, test } from 'vitest'
import type { BackTest } from '../policy/backTest.ts'
import { sampleDefinition } from '../thread/anyThread.ts'
import { trialWords } from './backTestWords.ts'

const nothing: BackTest['current'] = {
  of: 0,
  matched: 0,
  approved: 0,
  edited: 0,
  rejected: 0,
  answered: 0,
}
const some: BackTest['current'] = {
  of: 40,
  matched: 9,
  approved: 6,
  edited: 1,
  rejected: 2,
  answered: 0,
}
const allow = { effect: 'allow', subject: 'call', definition: sampleDefinition } as const
const agreeing: BackTest['current'] = { ...some, edited: 0, rejected: 0, approved: 9 }

test('where the person decided otherwise it says so, and warns', () => {
  expect(trialWords(allow, { current: some, older: nothing })).toEqual({
    text: 'On what you decided in this browser it would have decided 9 of 40 calls; you rejected 2 and changed 1 of those.',
    isAgainst: true,
  })
  expect(trialWords({ ...allow, effect: 'deny' }, { current: some, older: nothing })).toEqual({
    text: 'On what you decided in this browser it would have decided 9 of 40 calls; you approved 6 and approved with changes 1 of those.',
    isAgainst: true,
  })
  const results = { ...allow, subject: 'result' } as const
  expect(trialWords(results, { current: some, older: nothing }).text).toContain(
    '9 of 40 results; you withheld 2 of those',
  )
})

test('where it agrees, decides nothing or has nothing to go by, it does not warn', () => {
  const texts = [
    { current: agreeing, older: nothing },
    { current: { ...nothing, of: 1 }, older: nothing },
    { current: nothing, older: some },
  ].map((tried) => trialWords(allow, tried))
  expect(texts.map(({ isAgainst }) => isAgainst)).toEqual([false, false, false])
  expect(texts.map(({ text }) => text)).toEqual([
    'On what you decided in this browser it would have decided 9 of 40 calls, each as you did.',
    'On what you decided in this browser it would have decided none of 1 call.',
    'In this browser you have not decided any call of send_email yet. You decided 40 calls of an earlier form of it, which the rule would not have touched.',
  ])
})

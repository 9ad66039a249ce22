import { expect, test } from 'vitest'
import { sampleDefinition } from '../thread/anyThread.ts'
import { sampleDigest } from './anyRule.ts'
import { newRule } from './newRule.ts'
import { readRule } from './readRule.ts'
import type { RuleDraft } from './rules.ts'

const identity = { id: 'rule', createdAt: 1000 }

const draft: RuleDraft = {
  effect: 'allow',
  subject: 'call',
  definition: sampleDefinition,
  definitionDigest: sampleDigest(sampleDefinition),
  conditions: [{ type: 'equals', path: ['recipient'], value: 'ada@example.com' }],
}

test('what may be becomes a rule, and is read back as it was made', () => {
  const made = newRule({ ...draft, threadId: 'here', expiresAt: 1001, usesLeft: 1 }, identity)
  expect(made.type).toBe('made')
  if (made.type === 'made') expect(readRule(structuredClone(made.rule))).toEqual(made.rule)
})

const destructive = { ...sampleDefinition, risk: 'destructive' as const }

test.each<[string, Partial<RuleDraft>, RegExp]>([
  ['an allow for a destructive tool', { definition: destructive }, /always asked/],
  [
    'an allow for the results of a destructive tool',
    { definition: destructive, subject: 'result' },
    /always asked/,
  ],
  [
    'an allow for every text',
    { conditions: [{ type: 'starts-with', path: ['message'], text: '' }] },
    /empty/,
  ],
  [
    'an address as the start of a text',
    { conditions: [{ type: 'starts-with', path: ['url'], text: 'https://example.com' }] },
    /by its parts/,
  ],
  [
    'an address with a user',
    {
      conditions: [
        { type: 'url', path: ['url'], origin: 'https://ada@example.com', pathPrefix: '/' },
      ],
    },
    /plain form/,
  ],
  ['a condition on no field', { conditions: [{ type: 'equals', path: [], value: 1 }] }, /field/],
  [
    'arguments out of order',
    { conditions: [{ type: 'exact-arguments', canonical: '{"b":1,"a":2}' }] },
    /canonical/,
  ],
  [
    'half a character',
    { conditions: [{ type: 'starts-with', path: ['a'], text: 'a\ud800' }] },
    /can’t be stored/,
  ],
  ['an expiry that has passed', { expiresAt: 999 }, /ended/],
  ['an expiry at once', { expiresAt: 1000 }, /ended/],
  ['an expiry that is no time', { expiresAt: Number.NaN }, /ended/],
  ['no uses', { usesLeft: 0 }, /never be used/],
  ['uses that are no number', { usesLeft: Number.NaN }, /never be used/],
  ['half a use', { usesLeft: 1.5 }, /can’t be stored/],
])('%s is refused', (_, part, why) => {
  const made = newRule({ ...draft, ...part }, identity)
  expect(made.type).toBe('refused')
  if (made.type === 'refused') expect(made.why).toMatch(why)
})

test('a destructive tool may be denied, and always asked about', () => {
  for (const effect of ['deny', 'ask'] as const) {
    expect(newRule({ ...draft, effect, definition: destructive }, identity).type).toBe('made')
  }
})

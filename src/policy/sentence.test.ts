import { expect, test } from 'vitest'
import { sampleDefinition } from '../thread/anyThread.ts'
import { sampleDigest } from './anyRule.ts'
import type { RuleDraft } from './rules.ts'
import { sentence } from './sentence.ts'

const now = new Date(2026, 10, 23, 9, 30).getTime()
const viewpoint = { threadId: 'here', now }

const draft: RuleDraft = {
  effect: 'allow',
  subject: 'call',
  definition: sampleDefinition,
  definitionDigest: sampleDigest(sampleDefinition),
  conditions: [],
}
const path = ['recipient']

test('a rule reads as one sentence with scope, conditions and term', () => {
  const rule: RuleDraft = {
    ...draft,
    threadId: 'here',
    conditions: [{ type: 'equals', path, value: 'ada@example.com' }],
    expiresAt: new Date(2026, 10, 23, 18, 0).getTime(),
    usesLeft: 5,
  }
  expect(sentence(rule, viewpoint)).toBe(
    'Always allow send_email in this thread when recipient is exactly "ada@example.com", until 18:00 today, 5 more times.',
  )
})

test.each<[Partial<RuleDraft>, string]>([
  [{}, 'Always allow send_email in every thread with any arguments.'],
  [{ effect: 'deny' }, 'Never allow send_email in every thread with any arguments.'],
  [{ effect: 'ask' }, 'Always ask about send_email in every thread with any arguments.'],
  [
    { subject: 'result', threadId: 'there' },
    'Always release what send_email returns in one other thread with any arguments.',
  ],
  [
    { subject: 'result', effect: 'deny' },
    'Never release what send_email returns in every thread with any arguments.',
  ],
  [
    { subject: 'result', effect: 'ask' },
    'Always ask before releasing what send_email returns in every thread with any arguments.',
  ],
  [{ usesLeft: 1 }, 'Always allow send_email in every thread with any arguments, once more.'],
  [{ usesLeft: 0 }, 'Always allow send_email in every thread with any arguments, no more times.'],
  [
    { expiresAt: new Date(2026, 11, 3, 8, 5).getTime() },
    'Always allow send_email in every thread with any arguments, until 08:05 on 3 December 2026.',
  ],
  [
    { conditions: [{ type: 'exact-arguments', canonical: '{"message":"Hi"}' }] },
    'Always allow send_email in every thread when the arguments are exactly {"message":"Hi"}.',
  ],
  [
    {
      conditions: [
        { type: 'starts-with', path: ['to', 0, 'name'], text: 'A "B"\n' },
        { type: 'equals', path: ['count'], value: 5 },
      ],
    },
    String.raw`Always allow send_email in every thread when to[0].name starts with "A \"B\"\n" and count is exactly 5.`,
  ],
  [
    {
      conditions: [{ type: 'url', path: ['url'], origin: 'https://a.example', pathPrefix: '/b' }],
    },
    'Always allow send_email in every thread when url is "https://a.example/b" or below it.',
  ],
  [
    {
      effect: 'deny',
      conditions: [{ type: 'url', path: ['url'], origin: 'https://a.example', pathPrefix: '/' }],
    },
    'Never allow send_email in every thread when url is anywhere on "https://a.example".',
  ],
])('%o reads well', (part, text) => {
  expect(sentence({ ...draft, ...part }, viewpoint)).toBe(text)
})

test('promise 2: a field whose name plays at being words of the sentence is quoted', () => {
  const name = 'recipient is exactly "ada@example.com", or message'
  const rule: RuleDraft = { ...draft, conditions: [{ type: 'equals', path: [name], value: 1 }] }
  expect(sentence(rule, viewpoint)).toContain(String.raw`when the field ["recipient is exactly \"`)
})

test('promise 2: no value is cut or cleaned', () => {
  const value = `${'long '.repeat(500)}\u202e\u200b`
  const rule: RuleDraft = { ...draft, conditions: [{ type: 'equals', path, value }] }
  expect(sentence(rule, viewpoint)).toContain(JSON.stringify(value))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Turn } from './conversation.ts'
import { everydayExamples } from './everyday.ts'
import { replyTo } from './reply.ts'

const schemas: Readonly<Record<string, z.ZodType>> = {
  count_emails: z.strictObject({ last_n_days: z.int().min(1).max(36_500) }),
  send_email: z.strictObject({ message: z.string().min(1), recipient: z.email() }),
  search_emails: z.strictObject({ query: z.string().min(1) }),
  read_email: z.strictObject({ id: z.string().min(1) }),
  ...Object.fromEntries(
    everydayExamples.map(([name]) => [name, z.record(z.string(), z.string())] as const),
  ),
}
const names = Object.keys(schemas)

const fragments = [
  'send|email|count my emails|how many emails|search for|find emails about|read|open email',
  'the first one|it|saying|telling him|that says|:|bob@example.com|a..b@example.com|@|x@y',
  'the last|5|0|2, 5 and 9|-3|days|weeks|yesterday|and|then|,|.|?|\'|"|“|”|‘|’|«|invoice|hi|\n',
  'remember|what do you remember about|calculate|copy|to my clipboard|ask me|open https://x.y/|notify me',
  '1e9|99999999999|not|instead|use|again|mail-7| |number|#|all of them',
].flatMap((line) => line.split('|'))
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 16 }).map((words) => words.join(' ')),
)
const result = fc.oneof(
  text,
  fc.json(),
  text.map((reason) => `The person rejected this call. Reason: ${reason}`),
  fc
    .array(fc.record({ id: text, from: text, subject: text }), { maxLength: 4 })
    .map((mails) => JSON.stringify(mails)),
)

test('no text makes the script throw, call what is not bound, or leave an argument out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text, result, failed: fc.boolean() }), { minLength: 1, maxLength: 4 }),
      fc.subarray([...names]),
      (rounds, bound) => {
        const turns: Turn[] = []
        let number = 0
        for (const round of rounds) {
          turns.push({ speaker: 'person', text: round.text })
          for (let step = 0; step < 3; step += 1) {
            const reply = replyTo(turns, new Set(bound))
            expect(reply.text).not.toBe('')
            const calls = reply.calls.map(({ name, args }) => {
              expect(bound).toContain(name)
              expect(schemas[name]?.safeParse(args).success).toBe(true)
              number += 1
              return { id: `call_${number}`, name, args: { ...args } }
            })
            turns.push({ speaker: 'model', text: reply.text, calls })
            if (calls.length === 0) break
            for (const { id } of calls)
              turns.push({ speaker: 'tool', callId: id, text: round.result, failed: round.failed })
          }
        }
      },
    ),
    { numRuns: 600 },
  )
})

test('very long texts are read in a moment', () => {
  const pieces = [
    'a',
    ' ',
    '.',
    '@',
    "'",
    '"',
    'saying ',
    'email ',
    'a@b.',
    'and ',
    '5 ',
    '5, ',
    '\n',
    'count ',
    'find the ',
    "s' ",
    'to a@b.co, ',
    ' «a',
    " 'a",
    'not a ',
    'send it ',
    'the last ',
  ]
  for (const piece of pieces) {
    const started = performance.now()
    for (const start of ['', 'email bob@example.com: ', 'search for ', 'read ', 'send '])
      replyTo(
        [{ speaker: 'person', text: start + piece.repeat(50_000 / piece.length) }],
        new Set(names),
      )
    expect(performance.now() - started).toBeLessThan(2000)
  }
})

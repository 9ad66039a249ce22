import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyThread } from '../thread/anyThread.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { callIdOf } from '../thread/toolCall.ts'
import { auditLines, filtered } from './lines.ts'

const call = callIdOf('thread', 1, 0)
const entriesOf = (events: readonly ThreadEvent[]) =>
  events.map((event, index): ThreadEntry => {
    return { threadId: 'thread', seq: index + 1, at: index, previousHash: '', event }
  })

const decidedInSinglePass: readonly ThreadEvent[] = [
  { type: 'user-said', text: 'Hello' },
  {
    type: 'model-asked',
    reply: 1,
    origin: { provider: 'demo', model: 'm' },
    mode: 'single-pass',
    tools: { send_email: 'ab' },
  },
  {
    type: 'call-offered',
    call,
    toolCallId: 'call_0',
    name: 'send_email',
    args: { recipient: 'sally@gmail.com' },
    definition: {
      name: 'send_email',
      description: '',
      parameters: {},
      risk: 'send',
      source: 'built-in',
    },
  },
  { type: 'call-decided', call, revision: 1, decision: { type: 'reject', message: 'no' } },
]

test('a decision says who made it, on which tool and in which mode', () => {
  expect(auditLines(entriesOf(decidedInSinglePass)).at(-1)).toMatchObject({
    what: 'Rejected send_email',
    who: 'You · single pass',
    said: 'no',
    call,
  })
})

test('what came from a file was done by a person elsewhere', () => {
  const events: ThreadEvent[] = [
    ...decidedInSinglePass,
    { type: 'thread-imported' },
    { type: 'thread-adopted' },
  ]
  const lines = auditLines(entriesOf(events))
  expect(lines[3]?.who).toBe('A person, elsewhere · single pass')
  expect(lines.slice(4).map(({ who }) => who)).toEqual(['You', 'You'])
})

test('every event of any thread has words', () => {
  fc.assert(
    fc.property(anyThread, ({ entries }) => {
      for (const line of auditLines(entries)) {
        expect(line.what).not.toBe('')
        expect(line.what).not.toMatch(/undefined|\[object/)
      }
    }),
    { numRuns: 100 },
  )
})

test('lines are found by kind and by any text, raw JSON included, in any case', () => {
  const lines = auditLines(entriesOf(decidedInSinglePass))
  const found = (kind: Parameters<typeof filtered>[1]['kind'], text: string) =>
    filtered(lines, { kind, text }).map(({ entry }) => entry.seq)
  expect(found('all', '')).toEqual([1, 2, 3, 4])
  expect(found('message', '')).toEqual([1, 2])
  expect(found('decision', '')).toEqual([4])
  expect(found('all', ' SALLY@')).toEqual([3])
  expect(found('all', '"call_0"')).toEqual([3])
  expect(found('message', 'sally')).toEqual([])
})

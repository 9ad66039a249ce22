import { expect, test } from 'vitest'
import { failureOf } from './failure.ts'
import { readTold } from './told.ts'

test.each([
  '',
  '{',
  '[]',
  '{"type":"else"}',
  '{"type":"line"}',
  '{"type":"line","text":1}',
  '{"type":"value","text":"1","more":1}',
  `{"type":"line","text":"${'x'.repeat(3000)}"}`,
  `{"type":"value","text":"${'x'.repeat(300_000)}"}`,
  { type: 'started' },
  null,
  undefined,
])('%j is not listened to', (data) => {
  expect(readTold(data)).toEqual({ type: 'broken', cause: expect.any(String) })
})

test('a failure says why, in plain words, and what was said until then', () => {
  const { message } = failureOf({ type: 'out-of-time', console: ['one', 'two'] })
  expect(message).toBe(
    'The code was stopped: it may compute for 2 seconds.\nIt had said:\none\ntwo',
  )
})

import { expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'
import type { Outcome } from './outcome.ts'

test.each<[string, Outcome['kind'], string]>([
  ['The person rejected this call. It did not run. Reason: use 7 days', 'rejected', 'use 7 days'],
  ['The person rejected this call. It did not run. No reason was given.', 'rejected', ''],
  [
    'The person rejected this call. Reason: "the outcome is unknown"',
    'rejected',
    'the outcome is unknown',
  ],
  ['User rejected the tool call for `send_email` with id call_1', 'rejected', ''],
  ['Not run: the person rejected it. Reason: no', 'rejected', 'no'],
  [
    'The tool failed: the server rejected it, outcome unknown',
    'failed',
    'the server rejected it, outcome unknown',
  ],
  ['TypeError: Failed to fetch', 'failed', 'Failed to fetch'],
  ['Something went wrong', 'failed', 'Something went wrong'],
  ['Not run.', 'not-run', ''],
  [
    'Not run: another call of the same reply was rejected',
    'not-run',
    'another call of the same reply was rejected',
  ],
  [
    'Refused before it was shown to the person. It did not run.',
    'refused',
    'before it was shown to the person. It did not run.',
  ],
  ['The call was refused: unknown tool', 'refused', 'The call was refused: unknown tool'],
  ['Outcome unknown: it may have run.', 'unknown', 'it may have run.'],
  ['The tool ran, and the person withheld its result. In its place they say: no', 'withheld', 'no'],
  [
    'The tool ran, and a rule of the person withheld its result. No reason was given.',
    'withheld',
    '',
  ],
  ['It may or may not have run.', 'unknown', 'It may or may not have run.'],
])('the error "%s" is read as %s', (text, kind, detail) => {
  expect(outcomeOf(text, true)).toEqual({ kind, detail })
})

test.each<[string, Outcome['kind']]>([
  ['10', 'succeeded'],
  ['', 'succeeded'],
  ['[{"subject":"Outcome unknown: rejected"}]', 'succeeded'],
  ['Refused: says a mail', 'succeeded'],
  ['Your order was rejected', 'succeeded'],
  ['The person edited this call before it ran: 5 → 7. Result: 14', 'edited'],
  ['The person answered in place of the tool: 3', 'answered'],
  ['The user rejected this call.', 'rejected'],
])('the success "%s" is read as %s', (text, kind) => {
  expect(outcomeOf(text, false).kind).toBe(kind)
})

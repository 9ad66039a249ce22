import { expect, test } from 'vitest'
import { announcementOf } from './announcement.ts'
import { approved, decided, idOf, ran, replied, said, threadAfter } from './fixtures.ts'
import type { ThreadEvent } from '../thread/events.ts'

const begin = [said('hi')]
const two = [...begin, ...replied(1, [{ name: 'send_email' }, { name: 'count_emails' }])]
const change = (before: readonly ThreadEvent[], ...events: readonly ThreadEvent[]) =>
  announcementOf(threadAfter(...before), threadAfter(...before, ...events))

test('a call that needs approval is announced with its place', () => {
  expect(announcementOf(threadAfter(...begin), threadAfter(...two))).toBe(
    'Approval needed: send_email, 1 of 2',
  )
})

test('a decision is announced with what is left', () => {
  expect(change(two, decided(1, 0, 'approve'))).toBe('Approved send_email, 1 left')
  expect(change(two, decided(1, 1, 'reject'))).toBe('Rejected count_emails, 1 left')
  const one = [...two, decided(1, 0, 'approve')]
  expect(change(one, decided(1, 1, 'approve'))).toBe('Approved count_emails, none left')
})

test('a stopped run is announced with the calls that will not run', () => {
  expect(change(two, { type: 'run-stopped', reason: { type: 'person' } })).toBe(
    'Not run: send_email, count_emails, none left',
  )
})

test('a result that is held is announced, and so is what became of it', () => {
  const call = idOf(1, 0)
  const runs = [
    ...begin,
    ...replied(1, [{ name: 'read_email', isUntrusted: true }]),
    ...approved(1, 0),
  ]
  expect(change(runs, ...ran(1, 0, 'x'))).toBe('Result to review: read_email')
  const held = [...runs, ...ran(1, 0, 'x')]
  expect(change(held, { type: 'result-released', call })).toBe(
    'Gave the model the result of read_email, none left',
  )
  expect(change(held, { type: 'result-withheld', call })).toBe(
    'Withheld the result of read_email, none left',
  )
})

test('an undo is announced, whichever reply it concerns', () => {
  const call = idOf(1, 0)
  const outcome = {
    type: 'succeeded',
    result: { type: 'whole', value: 'Sent' },
    receipt: 'mail-1',
  } as const
  const sent: readonly ThreadEvent[] = [
    ...begin,
    ...replied(1, [{ name: 'send_email' }]),
    ...approved(1, 0),
    { type: 'call-started', call, digest: 'd' },
    { type: 'call-finished', call, outcome },
    ...replied(2, []),
  ]
  expect(
    change(
      sent,
      { type: 'undo-started', call },
      { type: 'undo-finished', call, outcome: { type: 'undone' } },
    ),
  ).toBe('Undone: send_email')
})

test('other changes and other threads are not announced', () => {
  expect(change(two, { type: 'thread-renamed', title: 'Mail' })).toBeUndefined()
  expect(announcementOf({ ...threadAfter(...begin), id: 'u' }, threadAfter(...two))).toBeUndefined()
})

test('an answer, an edit and a held result are told as what they are', () => {
  const call = idOf(1, 0)
  const answer: ThreadEvent = {
    type: 'call-decided',
    call,
    revision: 1,
    decision: { type: 'respond', message: 'Ten' },
  }
  expect(change(two, answer)).toBe('Answered send_email, 1 left')
  const edit: ThreadEvent = {
    type: 'call-decided',
    call,
    revision: 2,
    decision: { type: 'edit', editedAction: { name: 'send_email', args: { to: 'bob' } } },
    digest: 'd',
  }
  expect(change(two, edit)).toBe('Approved with edits send_email, 1 left')
})

test('calls decided together are told once: a few by name, more by their number, each end apart', () => {
  const five = [
    ...begin,
    ...replied(
      1,
      Array.from({ length: 5 }, () => ({ name: 'look' })),
    ),
  ]
  const approved = [0, 1, 2, 3].map((index) => decided(1, index, 'approve'))
  expect(change(five, ...approved)).toBe('Approved 4 calls, 1 left')
  const stop: ThreadEvent = { type: 'run-stopped', reason: { type: 'person' } }
  expect(change(two, decided(1, 0, 'reject'), stop)).toBe(
    'Rejected send_email. Not run: count_emails, none left',
  )
})

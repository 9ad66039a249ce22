import { expect, test } from 'vitest'
import { announcementOf } from './announcement.ts'
import { decided, replied, said, threadAfter } from './fixtures.ts'
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

test('other changes and other threads are not announced', () => {
  expect(change(two, { type: 'thread-renamed', title: 'Mail' })).toBeUndefined()
  expect(announcementOf({ ...threadAfter(...begin), id: 'u' }, threadAfter(...two))).toBeUndefined()
})

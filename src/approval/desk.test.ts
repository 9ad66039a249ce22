import { expect, test } from 'vitest'
import { idle } from './attention.ts'
import type { Attention } from './attention.ts'
import { callToShow, deskAfter, deskOf } from './desk.ts'
import type { Desk, DeskEvent } from './desk.ts'
import { approved, decided, idOf, ran, replied, said, threadAfter } from './fixtures.ts'

const begin = said('hello')
const quiet = threadAfter(begin)
const twoWait = threadAfter(begin, ...replied(1, [{ name: 'a' }, { name: 'b' }]))
const oneWaits = threadAfter(
  begin,
  ...replied(1, [{ name: 'a' }, { name: 'b' }]),
  decided(1, 0, 'reject'),
)
const nextReply = threadAfter(
  begin,
  ...replied(1, [{ name: 'a' }]),
  decided(1, 0, 'reject'),
  ...replied(2, [{ name: 'b' }]),
)

const hearing = (desk: Desk, ...events: readonly DeskEvent[]) => events.reduce(deskAfter, desk)
const arrives = (thread: typeof quiet, at = 1000): DeskEvent => ({
  type: 'thread-changed',
  thread,
  at,
})
const attends = (at: number, attention: Attention = idle): DeskEvent => ({
  type: 'attention',
  attention,
  at,
})
const typingAt = (lastInputAt: number): Attention => ({
  isInEditable: true,
  isComposing: false,
  lastInputAt,
})

test('calls that waited before the page was opened do not open the dialog', () => {
  const desk = hearing(deskOf(twoWait), arrives(twoWait), attends(2000), arrives(oneWaits))
  expect(hearing(desk, attends(90_000)).isOpen).toBe(false)
})

test('calls that arrive while the page is open open the dialog', () => {
  expect(hearing(deskOf(quiet), arrives(twoWait), attends(1000)).isOpen).toBe(true)
})

test('the dialog does not come over somebody who types, and comes once they pause', () => {
  const typed = hearing(deskOf(quiet), arrives(twoWait), attends(1000, typingAt(900)))
  expect(typed.isOpen).toBe(false)
  const typedOn = hearing(typed, attends(1500, typingAt(1500)), attends(2299, typingAt(1500)))
  expect(typedOn.isOpen).toBe(false)
  expect(hearing(typedOn, attends(2300, typingAt(1500))).isOpen).toBe(true)
})

test('leaving the field or sending the text lets the waiting dialog come at once', () => {
  const typed = hearing(deskOf(quiet), arrives(twoWait), attends(1000, typingAt(900)))
  expect(hearing(typed, attends(1010)).isOpen).toBe(true)
  expect(hearing(typed, attends(1010, typingAt(idle.lastInputAt))).isOpen).toBe(true)
})

test('after “Decide later” the dialog stays closed until it is asked for', () => {
  const later = hearing(deskOf(quiet), arrives(twoWait), attends(1000), { type: 'later' })
  const afterwards = hearing(later, attends(2000), arrives(oneWaits), attends(9000))
  expect(afterwards.isOpen).toBe(false)
  expect(hearing(afterwards, { type: 'review', call: undefined }).isOpen).toBe(true)
})

test('after “Decide later” the calls of a new reply open the dialog again', () => {
  const later = hearing(deskOf(quiet), arrives(twoWait), attends(1000), { type: 'later' })
  expect(hearing(later, arrives(nextReply), attends(3000)).isOpen).toBe(true)
})

test('the dialog stays open from one call of a reply to the next and closes after the last', () => {
  const open = hearing(deskOf(quiet), arrives(twoWait), attends(1000))
  const next = hearing(open, arrives(oneWaits))
  expect(next.isOpen).toBe(true)
  expect(hearing(next, arrives(quiet)).isOpen).toBe(false)
})

const outside = [{ name: 'a', isUntrusted: true }, { name: 'b' }]
const allApproved = [begin, ...replied(1, outside), ...approved(1, 0), ...approved(1, 1)]
const stillRuns = threadAfter(...allApproved, ...ran(1, 0, 'x'))
const held = threadAfter(...allApproved, ...ran(1, 0, 'x'), ...ran(1, 1, 'y'))

test('a result that is held opens the dialog once nothing of its reply runs any more', () => {
  const desk = hearing(deskOf(twoWait), arrives(stillRuns), attends(1000))
  expect(desk.isOpen).toBe(false)
  expect(hearing(desk, arrives(held), attends(1000)).isOpen).toBe(true)
})

test('a result that was held before the page was opened does not open the dialog', () => {
  expect(hearing(deskOf(held), arrives(held), attends(90_000)).isOpen).toBe(false)
})

test('after “Decide later” a held result stays behind the bar', () => {
  const later = hearing(deskOf(quiet), arrives(held), attends(1000), { type: 'later' })
  expect(hearing(later, arrives({ ...held }), attends(90_000)).isOpen).toBe(false)
})

test('a result that is looked at while its siblings run stays open when the last has run', () => {
  const review: DeskEvent = { type: 'review', call: idOf(1, 0) }
  const open = hearing(deskOf(twoWait), arrives(stillRuns), review)
  expect(hearing(open, arrives(held)).isOpen).toBe(true)
})

test('a call that comes back opens the dialog again, and its sibling’s result after it', () => {
  const id = idOf(1, 1)
  const later = hearing(deskOf(quiet), arrives(twoWait), attends(1000), { type: 'later' })
  const events = [
    ...allApproved,
    ...ran(1, 0, 'x'),
    { type: 'call-returned', call: id, reason: 'effects-changed' },
  ] as const
  const back = threadAfter(...events)
  const open = hearing(later, arrives(back), attends(2000))
  expect(open.isOpen).toBe(true)
  expect(callToShow(back, open.chosen)).toBe(id)
  const rejected = { type: 'call-decided', call: id, revision: 2, decision: { type: 'reject' } }
  const onlyHeld = threadAfter(...events, rejected as never)
  const next = hearing(open, arrives(onlyHeld))
  expect(next.isOpen).toBe(true)
  expect(callToShow(onlyHeld, next.chosen)).toBe(idOf(1, 0))
})

test('the call shown is the chosen one, then the next that waits, then the first', () => {
  const id = (index: number) => idOf(1, index)
  const three = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]
  const all = threadAfter(begin, ...replied(1, three))
  expect(callToShow(all, undefined)).toBe(id(0))
  expect(callToShow(all, id(1))).toBe(id(1))
  const middleDone = threadAfter(begin, ...replied(1, three), decided(1, 1, 'reject'))
  expect(callToShow(middleDone, id(1))).toBe(id(2))
  const lastDone = threadAfter(begin, ...replied(1, three), decided(1, 2, 'reject'))
  expect(callToShow(lastDone, id(2))).toBe(id(0))
  expect(callToShow(quiet, undefined)).toBeUndefined()
})

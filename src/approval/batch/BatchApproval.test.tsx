// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nothingToPreview } from '../../thread/preview.ts'
import { fakeRun } from '../fakeRun.ts'
import type { FakeRun } from '../fakeRun.ts'
import { idOf, replied, said } from '../fixtures.ts'
import type { Proposal } from '../fixtures.ts'
import { pass, press, putInSight, review, untilArmed } from '../stage.tsx'

const page = vi.hoisted(() => ({ isGenuine: true, isEndOnScreen: true }))
vi.mock('../genuine.ts', () => ({ isGenuine: () => page.isGenuine }))

const look: Proposal = { name: 'look', args: { depth: 3 } }
const mail: Proposal = { name: 'send_email', risk: 'send', args: { message: 'Hi\u202E Ada' } }
const wipe: Proposal = { name: 'wipe', risk: 'destructive', args: { path: '/' } }

beforeEach(() => {
  Object.assign(page, { isGenuine: true, isEndOnScreen: true })
  putInSight(() => page.isEndOnScreen)
})
afterEach(cleanup)

const dialog = () => screen.getByRole('alertdialog')
const button = (name: string | RegExp) => within(dialog()).getByRole('button', { name })
const box = (name: string) => within(dialog()).getByRole<HTMLInputElement>('checkbox', { name })
const approvals = (run: FakeRun) =>
  run.recorded.flatMap((event) => (event.type === 'call-decided' ? [event.call] : []))

/** The list of these calls, opened by the person. */
async function listing(
  proposals: readonly Proposal[],
  change: (run: FakeRun) => void = () => {},
): Promise<FakeRun> {
  const run = fakeRun(said('hi'), ...replied(1, proposals))
  change(run)
  review(run)
  await pass(0)
  fireEvent.click(button('Approve remaining…'))
  await pass(0)
  return run
}

test('a call that waits alone is not offered to be approved with others', async () => {
  review(fakeRun(said('hi'), ...replied(1, [look])))
  await pass(0)
  expect(within(dialog()).queryByRole('button', { name: 'Approve remaining…' })).toBeNull()
})

test('the list shows every call with its risk and its arguments in full, hidden characters spelled out', async () => {
  await listing([look, mail, wipe])
  expect(
    screen.getByRole('alertdialog', { name: 'Approval of the 3 calls that wait' }),
  ).toBeTruthy()
  const [first, second, third] = within(dialog()).getAllByRole('listitem')
  expect(first?.textContent).toContain('Read-only')
  expect(first?.textContent).toContain('depth number 3')
  expect(second?.textContent).toContain('1 hidden character')
  expect(second?.textContent).toContain('HiU+202E right-to-left override Ada')
  expect(third?.textContent).toContain('It is destructive: decide it by itself.')
})

test('promise 1: a destructive call is shown, and can’t be among those that are approved', async () => {
  const run = await listing([look, wipe])
  expect(box('wipe, call 2 of 2').disabled).toBe(true)
  press(await untilArmed(() => button('Approve 1 call')))
  await pass(20)
  expect(approvals(run)).toEqual([idOf(1, 0)])
  expect(screen.getByRole('alertdialog', { name: 'Approval 2 of 2: Run wipe?' })).toBeTruthy()
})

test('promise 1: only what is checked is approved, by one append, however often it is pressed', async () => {
  const run = await listing([look, mail, look])
  expect(box('look, call 3 of 3').checked).toBe(true)
  fireEvent.click(box('look, call 3 of 3'))
  const approve = await untilArmed(() => button('Approve 2 calls'))
  press(approve)
  press(approve)
  await pass(20)
  expect(approvals(run)).toEqual([idOf(1, 0), idOf(1, 1)])
  expect(screen.getByRole('alertdialog', { name: /^Approval 3 of 3/ })).toBeTruthy()
})

test('promise 1: the delay is that of the highest risk, and starts anew when the selection changes', async () => {
  const run = await listing([look, mail])
  const all = await untilArmed(() => button('Approve 2 calls'))
  expect(all.getAttribute('aria-disabled')).toBe('false')
  fireEvent.click(box('send_email, call 2 of 2'))
  press(button('Approve 1 call'))
  expect(button('Approve 1 call').getAttribute('aria-disabled')).toBe('true')
  press(await untilArmed(() => button('Approve 1 call')))
  await pass(20)
  expect(approvals(run)).toEqual([idOf(1, 0)])
})

test('promise 2: nothing is approved before the end of the list was on screen, and nothing by a script', async () => {
  page.isEndOnScreen = false
  const run = await listing([look, look])
  await pass(700)
  expect(dialog().textContent).toContain('Scroll to the end to approve')
  press(button('Approve 2 calls'))
  cleanup()
  page.isEndOnScreen = true
  page.isGenuine = false
  const other = await listing([look, look])
  await pass(700)
  press(button('Approve 2 calls'))
  fireEvent.keyDown(dialog().firstElementChild as HTMLElement, { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect([...approvals(run), ...approvals(other)]).toEqual([])
})

test('promise 2: what can’t be put on record as shown can’t be approved', async () => {
  const run = await listing([look, look], (broken) => {
    broken.presentAll = () => Promise.reject(new Error('The disk is full'))
  })
  await pass(700)
  expect(screen.getByRole('alert').textContent).toContain('The disk is full')
  press(button('Approve 2 calls'))
  await pass(20)
  expect(approvals(run)).toEqual([])
})

test('a call whose preview fails can’t be checked, and says why', async () => {
  await listing([look, mail], (run) => {
    run.preview = (id) =>
      id === idOf(1, 1)
        ? Promise.reject(new Error('Nobody by that name'))
        : Promise.resolve(nothingToPreview)
  })
  expect(box('send_email, call 2 of 2').disabled).toBe(true)
  expect(dialog().textContent).toContain('What it would do can’t be told: decide it by itself.')
  expect(dialog().textContent).toContain('Nobody by that name')
  expect(button('Approve 1 call')).toBeTruthy()
})

test('promise 1: what is decided elsewhere leaves the list, and what waits again does not enter it', async () => {
  const run = await listing([look, mail, look])
  await pass(1100)
  act(() => {
    run.record({
      type: 'call-decided',
      call: idOf(1, 2),
      revision: 1,
      decision: { type: 'reject' },
    })
  })
  press(button('Approve 2 calls'))
  await pass(20)
  expect(approvals(run)).toEqual([idOf(1, 2)])
  expect(button('Approve 2 calls').getAttribute('aria-disabled')).toBe('true')
})

test('Ctrl+Enter approves what is checked; with nothing checked there is nothing to approve', async () => {
  const run = await listing([look, look])
  fireEvent.click(box('look, call 1 of 2'))
  fireEvent.click(box('look, call 2 of 2'))
  await pass(600)
  const inside = dialog().firstElementChild as HTMLElement
  fireEvent.keyDown(inside, { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(approvals(run)).toEqual([])
  fireEvent.click(box('look, call 1 of 2'))
  await pass(600)
  fireEvent.keyDown(inside, { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(approvals(run)).toEqual([idOf(1, 0)])
})

test('Back and Escape return to the single call and decide nothing', async () => {
  const run = await listing([look, mail])
  fireEvent.click(button('Back'))
  expect(screen.getByRole('alertdialog', { name: 'Approval 1 of 2: Run look?' })).toBeTruthy()
  expect(document.activeElement).toBe(button('Approve remaining…'))
  fireEvent.click(button('Approve remaining…'))
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await pass(20)
  expect(screen.getByRole('alertdialog', { name: 'Approval 1 of 2: Run look?' })).toBeTruthy()
  expect(approvals(run)).toEqual([])
})

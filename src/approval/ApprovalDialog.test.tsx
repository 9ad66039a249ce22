// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeRun } from './fakeRun.ts'
import type { FakeRun } from './fakeRun.ts'
import { approved, idOf, replied, said } from './fixtures.ts'
import type { Proposal } from './fixtures.ts'
import { pass, press, putInSight, review, standingClock } from './stage.tsx'

const page = vi.hoisted(() => ({ isGenuine: true, isFramed: false, isEndOnScreen: true }))
vi.mock('./genuine.ts', () => ({ isGenuine: () => page.isGenuine }))
vi.mock('../ui/framed.ts', () => ({
  get isFramed() {
    return page.isFramed
  },
}))

const mail: Proposal = {
  name: 'send_email',
  risk: 'send',
  args: { recipient: 'ada@example.com', message: 'Hi\u202E Ada', copies: { to: ['bob'] } },
}
const look: Proposal = { name: 'look', args: { depth: 3 } }

beforeEach(() => {
  Object.assign(page, { isGenuine: true, isFramed: false, isEndOnScreen: true })
  putInSight(() => page.isEndOnScreen)
})
afterEach(cleanup)

/** The dialog about these calls, opened by the person. */
function asked(proposals: readonly Proposal[], change: (run: FakeRun) => void = () => {}): FakeRun {
  const run = fakeRun(said('hi'), ...replied(1, proposals))
  change(run)
  review(run)
  return run
}

const dialog = () => screen.getByRole('alertdialog')
const button = (name: string) => within(dialog()).getByRole('button', { name })
const decisions = (run: FakeRun) =>
  run.recorded.flatMap((event) => (event.type === 'call-decided' ? [event] : []))

test('the dialog is named by its place and tool, and described by the definition', () => {
  asked([mail, look])
  expect(screen.getByRole('alertdialog', { name: 'Approval 1 of 2: Run send_email?' })).toBeTruthy()
  const description = document.getElementById(dialog().getAttribute('aria-describedby') ?? '')
  expect(description?.textContent).toBe('Sends data on your behalf. What send_email does.')
})

test('every argument is shown in full, nested ones as JSON, hidden characters spelled out', () => {
  asked([mail])
  const text = dialog().textContent
  expect(text).toContain('ada@example.com')
  expect(text).toContain('HiU+202E right-to-left override Ada')
  expect(text).toContain('{\n  "to": [\n    "bob"\n  ]\n}')
  expect(text).toContain('1 hidden character.')
})

test('promise 1: an early press approves nothing, one after the delay approves once, however often', async () => {
  const clock = await standingClock()
  const run = asked([look, mail])
  await pass(100)
  clock.at += 100
  press(button('Approve once'))
  clock.at += 490
  press(button('Approve once'))
  await pass(20)
  expect(decisions(run)).toEqual([])
  clock.at += 510
  const approve = button('Approve once')
  press(approve)
  press(approve)
  await pass(50)
  expect(decisions(run)).toMatchObject([{ decision: { type: 'approve' } }])
  expect(screen.getByRole('alertdialog', { name: /^Approval 2 of 2/ })).toBeTruthy()
})

test('promise 1: a script can not press the button', async () => {
  page.isGenuine = false
  const run = asked([look])
  await pass(600)
  press(button('Approve once'))
  fireEvent.keyDown(dialog(), { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(decisions(run)).toEqual([])
})

test('promise 2: what was not seen to its end can not be approved', async () => {
  page.isEndOnScreen = false
  const run = asked([look])
  await pass(700)
  expect(button('Approve once').getAttribute('aria-disabled')).toBe('true')
  expect(dialog().textContent).toContain('Scroll to the end to approve')
  press(button('Approve once'))
  await pass(20)
  expect(decisions(run)).toEqual([])
})

test('promise 2: what could not be put on record as presented can not be approved', async () => {
  const run = asked([look], (broken) => {
    broken.present = () => Promise.reject(new Error('The disk is full'))
  })
  await pass(700)
  expect(screen.getByRole('alert').textContent).toContain('The disk is full')
  press(button('Approve once'))
  await pass(20)
  expect(decisions(run)).toEqual([])
})

test('a page inside another page offers no approval, by button or by key', async () => {
  page.isFramed = true
  const run = asked([look])
  await pass(600)
  expect(within(dialog()).queryByRole('button', { name: 'Approve once' })).toBeNull()
  fireEvent.keyDown(dialog().firstElementChild as HTMLElement, { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(decisions(run)).toEqual([])
})

test('a decision that could not be recorded is told, and the call still waits', async () => {
  const run = asked([look], (broken) => {
    broken.decide = () => Promise.reject(new Error('The disk is full'))
  })
  await pass(600)
  press(button('Approve once'))
  await pass(20)
  expect(screen.getByRole('alert').textContent).toContain('The disk is full')
  expect(decisions(run)).toEqual([])
  expect(button('Approve once').getAttribute('aria-disabled')).toBe('false')
})

test('a rejection is never delayed and carries its reason, for one call or for all that wait', async () => {
  const run = asked([mail, look, look])
  fireEvent.click(button('Reject…'))
  const reason = () => within(dialog()).getByRole('textbox', { name: 'Reason' })
  fireEvent.change(reason(), { target: { value: ' Too casual ' } })
  fireEvent.click(button('Reject'))
  await pass(20)
  fireEvent.click(button('Reject remaining'))
  expect(reason()).toHaveProperty('value', '')
  fireEvent.click(button('Not needed'))
  fireEvent.click(button('Reject 2 calls'))
  await pass(20)
  expect(decisions(run).map(({ decision }) => decision)).toEqual([
    { type: 'reject', message: 'Too casual' },
    { type: 'reject', message: 'Not needed' },
    { type: 'reject', message: 'Not needed' },
  ])
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('Escape leaves the reason first and then the dialog, and decides nothing', async () => {
  const run = asked([look])
  fireEvent.click(button('Reject…'))
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await pass(20)
  expect(within(dialog()).queryByRole('textbox')).toBeNull()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await pass(20)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(run.recorded.map(({ type }) => type)).not.toContain('call-decided')
})

const open: Proposal = { name: 'read_email', args: { id: 'mail-1' }, isUntrusted: true }
const textbox = (name: string) => within(dialog()).getByRole('textbox', { name })
const type = (name: string, value: string) => fireEvent.change(textbox(name), { target: { value } })

test('a call can be answered in its place where its tool allows that, and not with nothing', async () => {
  const run = asked([open])
  fireEvent.click(button('Respond…'))
  type('Response', '  ')
  fireEvent.click(button('Send response'))
  await pass(20)
  expect(decisions(run)).toEqual([])
  expect(textbox('Response').getAttribute('aria-invalid')).toBe('true')
  type('Response', ' It says hello. ')
  fireEvent.keyDown(textbox('Response'), { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(decisions(run)).toMatchObject([
    { decision: { type: 'respond', message: 'It says hello.' } },
  ])
})

test('a tool that allows no answer offers none', () => {
  asked([look])
  expect(within(dialog()).queryByRole('button', { name: 'Respond…' })).toBeNull()
})

test('what is worded is kept for each call while another one is looked at', async () => {
  asked([open, look])
  fireEvent.click(button('Respond…'))
  type('Response', 'half an answer')
  fireEvent.click(button('Back'))
  fireEvent.click(button('Reject…'))
  type('Reason', 'half a reason')
  fireEvent.click(button('Next call'))
  fireEvent.click(button('Reject…'))
  expect(textbox('Reason')).toHaveProperty('value', '')
  fireEvent.click(button('Previous call'))
  await pass(0)
  expect(textbox('Reason')).toHaveProperty('value', 'half a reason')
  fireEvent.click(button('Back'))
  fireEvent.click(button('Respond…'))
  expect(textbox('Response')).toHaveProperty('value', 'half an answer')
})

test('a rejection can end the run in the same append', async () => {
  const run = asked([mail, look])
  fireEvent.click(button('Reject…'))
  const choice = (name: string) => within(dialog()).getByRole('radio', { name })
  expect(choice('Let the model try another way')).toHaveProperty('checked', true)
  fireEvent.click(choice('Stop this run'))
  fireEvent.click(button('Reject'))
  await pass(20)
  expect(run.recorded.slice(-2)).toMatchObject([
    { type: 'call-decided', decision: { type: 'reject' } },
    { type: 'run-stopped', reason: { type: 'person' } },
  ])
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('in single pass, where a rejection ends the run anyway, there is nothing to choose', () => {
  const run = fakeRun(said('hi'), ...replied(1, [mail], 'single-pass'))
  review(run)
  fireEvent.click(button('Reject…'))
  expect(within(dialog()).queryByRole('radio')).toBeNull()
})

test('promise 2: a call that comes back says why it is asked again, and asks anew', async () => {
  const run = fakeRun(said('hi'), ...replied(1, [mail]), ...approved(1, 0))
  run.record({ type: 'call-returned', call: idOf(1, 0), reason: 'effects-changed' })
  review(run)
  expect(dialog().textContent).toContain(
    'What this call would do has changed since you approved it.',
  )
  await pass(1100)
  press(button('Approve once'))
  await pass(20)
  expect(decisions(run)).toMatchObject([{ revision: 2, decision: { type: 'approve' } }])
})

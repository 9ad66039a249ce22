// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ruleBook } from '../run/ruleBook.ts'
import { fakeRun } from './fakeRun.ts'
import type { FakeRun } from './fakeRun.ts'
import { replied, said } from './fixtures.ts'
import type { Proposal } from './fixtures.ts'
import { press, putInSight, review } from './stage.tsx'

vi.mock('./genuine.ts', () => ({ isGenuine: () => true }))

const screenEnd = vi.hoisted(() => ({ isSeen: true }))
/** What is stored. */
async function rules() {
  await ruleBook.refresh()
  return ruleBook.store.getState().lines ?? []
}
const readRules = async () => (await rules()).map(({ stored }) => stored)

const mail: Proposal = {
  name: 'send_email',
  risk: 'send',
  args: { recipient: 'a\u200Bda@example.com', message: 'Hi' },
}
const wipe: Proposal = { name: 'wipe', risk: 'destructive' }

beforeEach(async () => {
  screenEnd.isSeen = true
  for (const { stored } of await rules()) await ruleBook.revoke(stored.id)
  putInSight(() => screenEnd.isSeen)
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

function asked(proposals: readonly Proposal[], change: (run: FakeRun) => void = () => {}): FakeRun {
  const run = fakeRun(said('hi'), ...replied(1, proposals))
  change(run)
  review(run)
  return run
}

const dialog = () => within(screen.getByRole('alertdialog'))
const button = (name: string) => dialog().getByRole('button', { name })
const wait = (milliseconds: number) =>
  act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)))
/** The engine, which foresees what the rule would decide, is loaded on the way. */
const isReady = (name: string) =>
  vi.waitFor(
    async () => {
      await wait(50)
      expect(button(name).getAttribute('aria-disabled')).toBe('false')
    },
    { timeout: 20_000 },
  )
const decisions = (run: FakeRun) =>
  run.recorded.flatMap((event) => (event.type === 'call-decided' ? [event] : []))

test('a rule of what is chosen is stored, the call is the person’s own decision, and then the rules decide the rest', async () => {
  const order: string[] = []
  const run = asked([mail], (watched) => {
    watched.applyRules = async () => {
      order.push(`${(await readRules()).length} rule, ${decisions(run).length} decision`)
    }
  })
  fireEvent.click(button('Always allow…'))
  await isReady('Create rule and approve')
  fireEvent.click(dialog().getByRole('radio', { name: /when recipient is exactly/ }))
  fireEvent.change(dialog().getByLabelText('How often'), { target: { value: 'five' } })
  await isReady('Create rule and approve')
  expect(dialog().getByRole('status').textContent).toContain(
    'exactly "aU+200B zero width spaceda@example.com", until',
  )
  expect(dialog().getByRole('status').textContent).toContain('5 more times.')
  expect(decisions(run)).toEqual([])
  press(button('Create rule and approve'))
  await vi.waitFor(() => {
    expect(order).toEqual(['1 rule, 1 decision'])
  })
  expect(await readRules()).toMatchObject([
    {
      effect: 'allow',
      subject: 'call',
      usesLeft: 5,
      conditions: [{ type: 'equals', path: ['recipient'], value: 'a\u200Bda@example.com' }],
    },
  ])
  expect(decisions(run)).toMatchObject([{ decision: { type: 'approve' } }])
  expect(decisions(run)[0]).not.toHaveProperty('rule')
})

test('a rule that was made is told, and one click takes it back', async () => {
  asked([wipe])
  fireEvent.click(button('Never allow…'))
  await isReady('Create rule and reject')
  fireEvent.click(button('Create rule and reject'))
  const note = await vi.waitFor(async () => {
    await wait(20)
    const undo = screen.getByText('Undo the rule')
    return undo.closest('[role=status]')
  })
  expect(note?.textContent).toContain('Rule made. Never allow wipe in this thread')
  expect(await readRules()).toHaveLength(1)
  fireEvent.click(screen.getByText('Undo the rule'))
  await vi.waitFor(async () => {
    await wait(20)
    expect(await readRules()).toEqual([])
  })
  expect(screen.queryByText('Undo the rule')).toBeNull()
})

test('promise 1: for a tool that destroys only the no is offered', () => {
  asked([wipe])
  expect(dialog().queryByRole('button', { name: 'Always allow…' })).toBeNull()
  expect(button('Never allow…')).toBeTruthy()
})

test('never: the call is rejected, and a rule forbids the tool here', async () => {
  const run = asked([wipe])
  fireEvent.click(button('Never allow…'))
  await isReady('Create rule and reject')
  fireEvent.click(button('Create rule and reject'))
  await vi.waitFor(() => {
    expect(decisions(run)).toMatchObject([{ decision: { type: 'reject' } }])
  })
  expect(await readRules()).toMatchObject([{ effect: 'deny', threadId: 't', conditions: [] }])
})

test('promise 1: a rule that was not seen to its end can not be made', async () => {
  const run = asked([mail])
  await wait(50)
  screenEnd.isSeen = false
  fireEvent.click(button('Always allow…'))
  await vi.waitFor(
    async () => {
      await wait(50)
      expect(dialog().getByRole('status').textContent).toContain('In this browser you have not')
    },
    { timeout: 20_000 },
  )
  await wait(1200)
  expect(dialog().getByText('Scroll to the end of the rule')).toBeTruthy()
  press(button('Create rule and approve'))
  await wait(50)
  expect([decisions(run), await readRules()]).toEqual([[], []])
})

test('Escape leaves the step first, gives the focus back, and decides nothing', async () => {
  const run = asked([mail])
  fireEvent.click(button('Never allow…'))
  await wait(20)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await wait(20)
  expect(dialog().queryByRole('radio')).toBeNull()
  expect(document.activeElement).toBe(button('Never allow…'))
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await wait(20)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect([decisions(run), await readRules()]).toEqual([[], []])
})

test('a rule is taken back where the decision that it was made of could not be recorded', async () => {
  asked([wipe], (broken) => {
    broken.decide = () => Promise.reject(new Error('The disk is full'))
  })
  fireEvent.click(button('Never allow…'))
  await isReady('Create rule and reject')
  fireEvent.click(button('Create rule and reject'))
  await vi.waitFor(async () => {
    await wait(50)
    expect(dialog().getByRole('alert').textContent).toContain('The disk is full')
  })
  expect(await readRules()).toEqual([])
})

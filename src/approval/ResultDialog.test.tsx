// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Json } from '../thread/json.ts'
import { ruleBook } from '../run/ruleBook.ts'
import { fakeRun } from './fakeRun.ts'
import type { FakeRun } from './fakeRun.ts'
import { approved, idOf, ran, replied, said } from './fixtures.ts'
import { pass, press, putInSight, review, standingClock, untilArmed } from './stage.tsx'

const page = vi.hoisted(() => ({ isGenuine: true, isFramed: false }))
vi.mock('./genuine.ts', () => ({ isGenuine: () => page.isGenuine }))
vi.mock('../ui/framed.ts', () => ({
  get isFramed() {
    return page.isFramed
  },
}))

const mail: Json = { from: 'a@example.com', body: 'Hello\u202E\nthere', flags: ['new'] }

beforeEach(() => {
  Object.assign(page, { isGenuine: true, isFramed: false })
  putInSight()
})
afterEach(cleanup)

/** The dialog about these results, opened by the person. */
function shown(...results: readonly Json[]): FakeRun {
  const proposals = results.map(() => ({
    name: 'read_email',
    args: { id: 'mail-1' },
    isUntrusted: true,
  }))
  const run = fakeRun(
    said('hi'),
    ...replied(1, proposals),
    ...results.flatMap((_, index) => approved(1, index)),
    ...results.flatMap((value, index) => ran(1, index, value)),
  )
  review(run)
  return run
}

const dialog = () => screen.getByRole('dialog', { name: 'Result of read_email' })
const button = (name: string) => within(dialog()).getByRole('button', { name })
const presented = (run: FakeRun) => run.recorded.find((event) => event.type === 'call-presented')
const events = (run: FakeRun) => run.recorded.map(({ type }) => type)

test('the whole result is shown as text, hidden characters spelled out, and said to be others’ words', () => {
  shown(mail)
  const text = dialog().textContent
  expect(text).toContain('HelloU+202E right-to-left override\nthere')
  expect(text).toContain('[\n  "new"\n]')
  expect(text).toContain('1 hidden character.')
  const description = document.getElementById(dialog().getAttribute('aria-describedby') ?? '')
  expect(description?.textContent).toContain('Written by others, not checked.')
})

test('a result that is given is released once, and not by an early press', async () => {
  const clock = await standingClock()
  const run = shown('text')
  await pass(100)
  clock.at += 490
  press(button('Give to the model'))
  await pass(20)
  expect(events(run)).toEqual([])
  clock.at += 510
  const give = button('Give to the model')
  press(give)
  press(give)
  await pass(20)
  expect(events(run)).toEqual(['result-released'])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('promise 1: a script can give nothing to the model', async () => {
  page.isGenuine = false
  const run = shown('text')
  await pass(600)
  press(button('Give to the model'))
  fireEvent.keyDown(button('Withhold'), { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(events(run)).toEqual([])
})

test('a page inside another page gives nothing to the model', async () => {
  page.isFramed = true
  const run = shown('text')
  await pass(600)
  expect(within(dialog()).queryByRole('button', { name: 'Give to the model' })).toBeNull()
  fireEvent.keyDown(button('Withhold'), { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(events(run)).toEqual([])
})

test('the second click of a double click, on what the first brought up, does nothing', async () => {
  const run = shown('text')
  fireEvent.click(button('Withhold'), { detail: 2 })
  await pass(20)
  expect(events(run)).toEqual([])
  fireEvent.click(button('Withhold'), { detail: 1 })
  await pass(20)
  expect(run.recorded).toEqual([{ type: 'result-withheld', call: idOf(1, 0) }])
})

test('a note takes the place of the result, and not an empty one', async () => {
  const run = shown('text')
  fireEvent.click(button('Replace with a note…'))
  const note = within(dialog()).getByRole('textbox', { name: 'Note' })
  fireEvent.click(button('Withhold with this note'))
  await pass(20)
  expect(events(run)).toEqual([])
  fireEvent.change(note, { target: { value: ' It is spam. ' } })
  fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true })
  await pass(20)
  expect(run.recorded).toEqual([{ type: 'result-withheld', call: idOf(1, 0), note: 'It is spam.' }])
})

test('Escape leaves the note first and then the dialog, and the words stay', async () => {
  const run = shown('text')
  fireEvent.click(button('Replace with a note…'))
  fireEvent.change(within(dialog()).getByRole('textbox'), { target: { value: 'spam' } })
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await pass(20)
  expect(document.activeElement).toBe(button('Replace with a note…'))
  fireEvent.click(button('Replace with a note…'))
  expect(within(dialog()).getByRole('textbox')).toHaveProperty('value', 'spam')
  fireEvent.keyDown(document.body, { key: 'Escape' })
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await pass(20)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(events(run)).toEqual([])
})

test('of two results each is asked about in turn, and either can be looked at first', async () => {
  const run = shown('one', 'two')
  expect(dialog().textContent).toContain('Result 1 of 2')
  fireEvent.click(button('Next result'))
  expect(dialog().textContent).toContain('two')
  fireEvent.click(button('Withhold'), { detail: 1 })
  await pass(600)
  expect(dialog().textContent).toContain('Result 1 of 2')
  press(button('Give to the model'))
  await pass(20)
  expect(run.recorded).toEqual([
    { type: 'result-withheld', call: idOf(1, 1) },
    { type: 'result-released', call: idOf(1, 0) },
  ])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a result can follow on a call in one step, and the focus with it', async () => {
  const outside = { name: 'read_email', isUntrusted: true }
  const run = fakeRun(said('hi'), ...replied(1, [outside]))
  review(run)
  await vi.waitFor(() => pass(20).then(() => expect(presented(run)).toBeDefined()), 5000)
  expect(screen.getByRole('alertdialog')).toBeTruthy()
  const digest = presented(run)?.digest ?? ''
  const call = idOf(1, 0)
  const outcome = { type: 'succeeded', result: { type: 'whole', value: 'x' } } as const
  run.record(
    { type: 'call-decided', call, revision: 1, decision: { type: 'approve' }, digest },
    { type: 'call-started', call, digest },
    { type: 'call-finished', call, outcome },
  )
  await pass(50)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(dialog().contains(document.activeElement)).toBe(true)
})

test('a result that could not be released is told, and still waits', async () => {
  const run = shown('text')
  run.release = () => Promise.reject(new Error('The disk is full'))
  await pass(600)
  press(button('Give to the model'))
  await pass(20)
  expect(within(dialog()).getByRole('alert').textContent).toContain('The disk is full')
})

/** What is stored. */
async function rules() {
  await ruleBook.refresh()
  return (ruleBook.store.getState().lines ?? []).map(({ stored }) => stored)
}

/** Revokes what a test before this one left. */
async function noRules(): Promise<void> {
  for (const { id } of await rules()) await ruleBook.revoke(id)
  Element.prototype.scrollIntoView = () => undefined
}

test('a rule made of a result gives it as the person’s own decision, and is about results only', async () => {
  await noRules()
  const run = shown('one', 'two')
  fireEvent.click(button('Always give…'))
  await untilArmed(() => button('Create rule and give'))
  expect(within(dialog()).getByRole('status').textContent).toContain(
    'Always release what read_email returns in this thread when the arguments are exactly',
  )
  expect(within(dialog()).getByRole('status').textContent).toContain('still wait for you')
  expect(run.recorded).toEqual([])
  press(button('Create rule and give'))
  while (run.recorded.length === 0) await pass(20)
  expect(run.recorded).toEqual([{ type: 'result-released', call: idOf(1, 0) }])
  expect(await rules()).toMatchObject([{ effect: 'allow', subject: 'result' }])
})

test('a rule that withholds stores and withholds, and Escape leaves it with nothing done', async () => {
  await noRules()
  const run = shown('one')
  fireEvent.click(button('Never give…'))
  await pass(20)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await pass(20)
  expect(document.activeElement).toBe(button('Never give…'))
  expect([run.recorded, await rules()]).toEqual([[], []])
  fireEvent.click(button('Never give…'))
  await untilArmed(() => button('Create rule and withhold'))
  fireEvent.click(button('Create rule and withhold'), { detail: 1 })
  while (run.recorded.length === 0) await pass(20)
  expect(run.recorded).toEqual([{ type: 'result-withheld', call: idOf(1, 0) }])
  expect(await rules()).toMatchObject([{ effect: 'deny', subject: 'result' }])
})

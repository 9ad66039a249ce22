// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Problem } from '../thread/problem.ts'
import { notApprovedMessage } from '../thread/selectors.ts'
import type { Finding } from '../thread/toolCall.ts'
import { show } from './show.tsx'
import { tell } from './story.ts'

const button = (name: string) => screen.getByRole('button', { name })
const wrongKey: Problem = {
  kind: 'wrong-key',
  title: 'The key was refused.',
  meaning: 'Nothing was run.',
  remedy: 'Enter another key.',
}

test('an empty thread offers the two questions of the how-to, and one press asks', () => {
  const story = tell()
  show(story)
  fireEvent.click(button('how many emails did i get in the last 5 days?'))
  fireEvent.click(button("Send sally@gmail.com an email saying 'What's up homie'"))
  expect(story.asked).toEqual([
    'submit how many emails did i get in the last 5 days?',
    "submit Send sally@gmail.com an email saying 'What's up homie'",
  ])
  expect(screen.getByText(/It is not an AI/)).toBeTruthy()
})

test('a reply stays the same element when it has arrived', async () => {
  const story = tell()
  story.says('hello')
  story.asks()
  show(story)
  const live = (text: string) => story.run.live.setState({ reply: { text, calls: [] } })
  act(() => live('Good **day'))
  const text = await waitFor(() => screen.getByText('day'))
  act(() => {
    story.replies('Good **day**')
    story.run.live.setState({ reply: undefined })
  })
  expect(screen.getByText('day')).toBe(text)
  expect(screen.getAllByRole('article')).toHaveLength(2)
  expect(screen.getByText('Response complete')).toBeTruthy()
})

test('a reply of a failing renderer is shown as plain text', async () => {
  const story = tell()
  story.says('hello')
  story.asks()
  story.replies(`${'> '.repeat(5000)}deep`)
  show(story)
  await waitFor(() => expect(document.querySelector('.markdown-plain')).toBeTruthy())
})

test('editing a message says what stays done, and sends it in place of the old one', async () => {
  const story = tell()
  story.says('send it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'send_email', { message: 'hi', recipient: 'a@b.example' }, 'send')
  story.finishes(call, { type: 'succeeded', result: { type: 'whole', value: 'Sent' } })
  story.asks()
  story.replies('It is sent.')
  show(story)
  fireEvent.click(button('Edit and resend'))
  expect(await screen.findByText(/1 tool call \(send_email\) already took effect/)).toBeTruthy()
  const box = screen.getByRole('textbox', { name: 'Edit message' })
  fireEvent.change(box, { target: { value: 'send another' } })
  fireEvent.click(button('Resend'))
  expect(story.asked).toEqual(['submit send another for 1'])
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull())
})

/** The records of tool calls come after the page. */
const recordsLoaded = () => act(() => import('./ReplyDetails.tsx'))

test('a pending call has a button that opens it for review', async () => {
  const story = tell()
  story.says('send it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'send_email', { message: 'hi' }, 'send')
  show(story)
  await recordsLoaded()
  const group = within(screen.getByRole('group', { name: 'Tool call send_email' }))
  fireEvent.click(group.getByRole('button', { name: 'Decide' }))
  expect(story.asked).toEqual([`review ${call}`])
})

test('a running call counts its seconds, and only while somebody runs the thread', async () => {
  const story = tell()
  story.says('fetch it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'fetch_url', {}, 'send')
  const digest = 'seen'
  story.happens(
    { type: 'call-presented', call, revision: 1, digest },
    { type: 'call-decided', call, revision: 1, decision: { type: 'approve' }, digest },
    { type: 'call-started', call, digest },
  )
  vi.useFakeTimers({ now: story.run.thread.getState().updatedAt + 64_000 })
  onTestFinished(() => void vi.useRealTimers())
  act(() => story.run.live.setState({ activity: 'running' }))
  show(story)
  await recordsLoaded()
  const group = screen.getByRole('group', { name: 'Tool call fetch_url' })
  expect(group.textContent).toContain('running for 1 min 4 s')
  act(() => void vi.advanceTimersByTime(1000))
  expect(group.textContent).toContain('running for 1 min 5 s')
  act(() => story.run.live.setState({ activity: 'idle' }))
  expect(group.textContent).not.toContain('running for')
})

test('a reply that did not come is an alert with its remedies only while it is the last thing', () => {
  const story = tell()
  story.says('hello')
  story.asks()
  story.happens({ type: 'reply-interrupted', text: 'Good', problem: wrongKey })
  show(story)
  expect(screen.getByRole('alert').textContent).toContain('The key was refused.')
  fireEvent.click(button('Enter key · Continue'))
  fireEvent.click(button('Retry'))
  expect(story.asked).toEqual(['open settings', 'continue'])
  act(() => story.happens({ type: 'run-continued' }))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText('You continued.')).toBeTruthy()
})

test('a call whose outcome is unknown pauses the run until the person continues [case 10]', async () => {
  const story = tell()
  story.says('fetch it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'fetch_url', {}, 'send')
  story.finishes(call, { type: 'unknown', why: 'The page was closed.' })
  show(story)
  fireEvent.click(await screen.findByRole('button', { name: 'Continue without knowing' }))
  expect(story.asked).toEqual(['continue'])
})

test('an unknown outcome is settled in words, and not without any', async () => {
  const story = tell()
  story.says('fetch it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'fetch_url', {}, 'send')
  story.finishes(call, { type: 'unknown', why: 'The page was closed.' })
  show(story)
  fireEvent.click(button('Settle fetch_url…'))
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Outcome unknown: fetch_url' }, { timeout: 20_000 }),
  )
  fireEvent.click(dialog.getByRole('button', { name: 'Mark as done' }))
  expect(story.asked).toEqual([])
  expect(dialog.getByText(/Say in a few words/)).toBeTruthy()
  fireEvent.change(dialog.getByLabelText('What you found'), { target: { value: 'It arrived.' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Mark as done' }))
  expect(story.asked).toEqual([`settle ${call} done`])
})

/** A call that may have run, before the panel that settles it; the tool's look finds this. */
async function unsettled(look?: () => Promise<Finding>) {
  const story = tell()
  story.says('fetch it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'fetch_url', {}, 'send')
  story.finishes(call, { type: 'unknown', why: 'The page was closed.' })
  const run = { ...story.run, outcomeCheck: () => Promise.resolve(look) }
  show({ ...story, run })
  fireEvent.click(button('Settle fetch_url…'))
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Outcome unknown: fetch_url' }, { timeout: 20_000 }),
  )
  const words = () => dialog.getByLabelText<HTMLTextAreaElement>('What you found').value
  return { call, asked: story.asked, dialog, words }
}

test('promise 3: what a tool finds when it looks is shown, and settles nothing until the person does [case 11]', async () => {
  const look = vi.fn(async (): Promise<Finding> => ({
    type: 'took-effect',
    output: { status: 201 },
  }))
  const { call, asked, dialog, words } = await unsettled(look)
  fireEvent.click(await dialog.findByRole('button', { name: 'Check' }))
  expect(await dialog.findByText('The tool looked: the call took effect.')).toBeTruthy()
  expect(words()).toBe('{"status":201}')
  expect(look).toHaveBeenCalledTimes(1)
  expect(asked).toEqual([])
  fireEvent.click(dialog.getByRole('button', { name: 'Mark as done' }))
  expect(asked).toEqual([`settle ${call} done`])
})

test('a look that fails is said, a later one may find more, and neither writes over the person’s words', async () => {
  const findings: Finding[] = [
    { type: 'inconclusive', why: 'Looking failed: it answered 500.' },
    { type: 'no-effect' },
    { type: 'took-effect', output: 'It is there.' },
  ]
  const { asked, dialog, words } = await unsettled(
    async () => findings.shift() ?? { type: 'no-effect' },
  )
  const check = await dialog.findByRole('button', { name: 'Check' })
  fireEvent.click(check)
  expect(await dialog.findByText('Looking failed: it answered 500.')).toBeTruthy()
  expect(words()).toBe('')
  fireEvent.click(check)
  expect(await dialog.findByText(/the call did not take effect/)).toBeTruthy()
  expect(words()).toBe('The tool looked: it did not take effect.')
  fireEvent.change(dialog.getByLabelText('What you found'), { target: { value: 'Mine.' } })
  fireEvent.click(check)
  expect(await dialog.findByText('It is there.')).toBeTruthy()
  expect(words()).toBe('Mine.')
  expect(asked).toEqual([])
})

test('a tool that cannot look offers no Check', async () => {
  const { dialog } = await unsettled()
  await act(async () => {})
  expect(dialog.queryByRole('button', { name: 'Check' })).toBeNull()
})

test('a message while calls wait becomes the reason of their rejection only when the person says so [case 20]', async () => {
  const story = tell()
  story.says('send it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'send_email', { message: 'hi' }, 'send')
  show(story)
  const composer = screen.getByLabelText('Message')
  fireEvent.change(composer, { target: { value: 'to Ann instead' } })
  fireEvent.keyDown(composer, { key: 'Enter' })
  expect(story.asked).toEqual([])
  fireEvent.click(button('Keep waiting'))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Message').value).toBe('to Ann instead')
  fireEvent.keyDown(composer, { key: 'Enter' })
  fireEvent.click(button('Reject them with this message'))
  expect(story.asked).toEqual(['reject all: to Ann instead'])
})

test('a rejection in single pass shows the exact text of the how-to', () => {
  const story = tell()
  story.says('send it')
  const call = story.asks('single-pass')
  story.replies('')
  story.offers(call, 'send_email', { message: 'hi' }, 'send')
  const turn = story.run.thread.getState().turns.at(-1)
  const message = turn?.kind === 'reply' ? notApprovedMessage(turn) : ''
  story.happens(
    { type: 'call-decided', call, revision: 1, decision: { type: 'reject' } },
    { type: 'run-stopped', reason: { type: 'not-approved', message } },
  )
  show(story)
  const alert = screen.getByRole('alert')
  expect(alert.querySelector('pre')?.textContent).toBe(message)
  expect(alert.textContent).toContain('Nothing of this reply was run')
})

test('a single pass ends in the output as JSON', () => {
  const story = tell()
  story.says('how many')
  const call = story.asks('single-pass')
  story.replies('')
  story.offers(call, 'count_emails', { last_n_days: 5 })
  story.finishes(call, { type: 'succeeded', result: { type: 'whole', value: 10 } })
  story.happens({ type: 'pass-ended', reply: 1 })
  show(story)
  const output = screen.getByRole('region', { name: 'Output' })
  expect(JSON.parse(output.querySelector('pre')?.textContent ?? '')).toEqual([
    { name: 'count_emails', args: { last_n_days: 5 }, id: call, type: 'tool_call', output: 10 },
  ])
})

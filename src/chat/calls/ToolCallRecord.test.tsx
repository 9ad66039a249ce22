import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ToolCall, ToolCallStatus } from '../../thread/toolCall.ts'
import type { Conversation } from '../conversation.ts'
import { tell } from '../story.ts'
import { statusLooks } from './callStatus.ts'
import { ToolCallRecord } from './ToolCallRecord.tsx'

const identity = { id: 't/1/0', toolCallId: 'c', name: 'send_email', reply: 1, index: 0 } as const
const offered = {
  ...identity,
  args: { message: 'Hi & bye?\nNext line', recipient: 'sally+x@gmail.com' },
  definition: {
    name: 'send_email',
    description: '',
    parameters: {},
    risk: 'send',
    source: 'built-in',
  },
  revision: 1,
  offeredAt: 1000,
} as const
const approved = {
  ...offered,
  decision: { type: 'approve' },
  decidedAt: 2000,
  digest: 'd',
  effects: [],
} as const
const started = { ...approved, startedAt: 3000 }
const finished = { ...started, finishedAt: 4500 }
const result = { type: 'cut', text: 'abc', bytes: 300_000 } as const

const calls: Record<ToolCallStatus, ToolCall> = {
  pending: { ...offered, status: 'pending' },
  approved: { ...approved, status: 'approved' },
  running: { ...started, status: 'running' },
  succeeded: { ...finished, status: 'succeeded', result },
  failed: { ...finished, status: 'failed', error: 'No room.' },
  rejected: {
    ...offered,
    status: 'rejected',
    decision: { type: 'reject', message: 'No.' },
    decidedAt: 2000,
  },
  answered: {
    ...offered,
    status: 'answered',
    decision: { type: 'respond', message: 'Ten.' },
    decidedAt: 2000,
  },
  held: { ...finished, status: 'held', result },
  withheld: { ...finished, status: 'withheld', result, withheldAt: 5000, note: 'Spam.' },
  undone: { ...finished, status: 'undone', result, undoneAt: 6000, undoneSeq: 9 },
  cancelled: { ...offered, status: 'cancelled', reason: 'stopped', cancelledAt: 2000 },
  refused: {
    ...identity,
    status: 'refused',
    refusal: { reason: 'unknown-tool', detail: 'No such tool.' },
    rawArguments: '{"to": "moon',
  },
  unknown: { ...finished, status: 'unknown', why: 'The connection broke.' },
}
const conversation: Conversation = {
  run: tell().run,
  act: () => Promise.resolve(true),
  review: () => undefined,
  openSettings: () => undefined,
  withdraw: () => undefined,
}
const textOf = (call: ToolCall) =>
  renderToStaticMarkup(<ToolCallRecord call={call} conversation={conversation} />)

test.each(Object.values(calls))('a call that is $status says so in exactly one word', (call) => {
  const drawn = textOf(call)
  const words = Object.values(statusLooks).filter(({ word }) => drawn.includes(word))
  expect(words.map(({ word }) => word)).toEqual([statusLooks[call.status].word])
})

test('a sent mail can be passed on to the own mail app, exactly as it was sent', () => {
  const href = /href="([^"]*)"/.exec(textOf(calls.succeeded))?.[1]?.replaceAll('&amp;', '&') ?? ''
  const url = new URL(href)
  expect(decodeURIComponent(url.pathname)).toBe('sally+x@gmail.com')
  expect(url.searchParams.get('subject')).toBe('Hi & bye?')
  expect(url.searchParams.get('body')).toBe('Hi & bye?\r\nNext line')
  expect(textOf(calls.failed)).not.toContain('mailto:')
})

test('a cut result says of how much it is the first part', () => {
  expect(textOf(calls.succeeded)).toContain('cut: first part of 300,000 bytes')
})

test('a refused call shows why and what the model wrote', () => {
  const drawn = textOf(calls.refused)
  expect(drawn).toContain('No such tool.')
  expect(drawn).toContain('{&quot;to&quot;: &quot;moon')
})

test('a result that is held leads to its review, and one that was withheld shows what was told instead', () => {
  expect(textOf(calls.held)).toContain('Review the result')
  expect(textOf(calls.withheld)).toContain('Told instead')
  expect(textOf(calls.withheld)).toContain('Spam.')
})

test('a call with a receipt can be undone, and says why that failed', () => {
  expect(textOf(calls.succeeded)).not.toContain('>Undo<')
  const sent: ToolCall = { ...finished, status: 'succeeded', result, receipt: 'mail-1' }
  expect(textOf(sent)).toContain('>Undo<')
  const failed = textOf({ ...sent, undo: { type: 'failed', error: 'It is gone.' } })
  expect(failed).toContain('Could not be undone')
  const lost = textOf({ ...sent, undo: { type: 'unknown', why: 'The page was closed.' } })
  expect(lost).toContain('Nobody can tell: The page was closed.')
  expect(lost).toContain('Undo')
  expect(textOf({ ...sent, undo: { type: 'begun' } })).toContain('Undoing…')
  expect(failed).toContain('It is gone.')
})

test('only a call that failed can be retried', () => {
  const retried = Object.values(calls).filter((call) => textOf(call).includes('Retry…'))
  expect(retried).toEqual([calls.failed])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { admits } from './admits.ts'
import { anyThread, threadsUnder } from './anyThread.ts'
import type { ThreadEntry } from './events.ts'
import { apply, fold } from './fold.ts'
import { nextStep } from './nextStep.ts'
import { pendingCalls } from './selectors.ts'
import type { Thread } from './thread.ts'
import { isDecided, isOpen } from './toolCall.ts'
import type { ToolCall } from './toolCall.ts'

function callsOf(thread: Thread): readonly ToolCall[] {
  return thread.turns.flatMap((turn) => (turn.kind === 'reply' ? turn.calls : []))
}

/** What must hold of every thread that admitted events can lead to. */
function expectLegal(thread: Thread, entries: readonly ThreadEntry[]): void {
  const approvals = entries.filter(
    ({ event }) =>
      event.type === 'call-decided' &&
      (event.decision.type === 'approve' || event.decision.type === 'edit'),
  )
  for (const [index, turn] of thread.turns.entries()) {
    if (turn.kind !== 'reply') continue
    const isLast = index === thread.turns.length - 1
    if (!isLast) {
      expect(turn.calls.filter((call) => isOpen(call) || call.status === 'held')).toEqual([])
    }
    expect(turn.calls.map((call) => call.index)).toEqual(turn.calls.map((_, place) => place))
    const undecided = turn.calls.some((call) => call.status === 'pending')
    const runs = turn.calls.some((call) => call.status === 'running')
    expect(undecided && runs).toBe(false)
  }
  const calls = callsOf(thread)
  expect(new Set(calls.map((call) => call.id)).size).toBe(calls.length)
  expect(new Set(calls.map((call) => call.toolCallId)).size).toBe(calls.length)
  for (const call of calls) {
    if (!('startedAt' in call)) continue
    const approval = approvals.findLast(
      ({ event }) => event.type === 'call-decided' && event.call === call.id,
    )
    expect(approval).toBeDefined()
    expect(approval?.event).toHaveProperty('digest', call.digest)
    expect(call.args).toEqual(
      call.decision.type === 'edit' ? call.decision.editedAction.args : call.args,
    )
  }
  if (thread.asking) expect(pendingCalls(thread)).toEqual([])
}

test('any order of events that the journal admits gives a legal thread [case 25]', () => {
  let longest = 0
  fc.assert(
    fc.property(anyThread, ({ thread, entries }) => {
      expectLegal(thread, entries)
      longest = Math.max(longest, entries.length)
    }),
    { numRuns: 300 },
  )
  expect(longest).toBeGreaterThan(15)
})

test('with nothing asking admits, illegal threads appear at once', () => {
  const unguarded = threadsUnder(() => true)
  expect(() => {
    fc.assert(
      fc.property(unguarded, ({ thread, entries }) => {
        expectLegal(thread, entries)
      }),
    )
  }).toThrow('Property failed')
})

test('folding entry by entry is folding all at once', () => {
  fc.assert(
    fc.property(anyThread, ({ thread, entries }) => {
      const middle = Math.floor(entries.length / 2)
      const half = fold('thread', entries.slice(0, middle))
      expect(entries.slice(middle).reduce(apply, half)).toEqual(thread)
    }),
  )
})

test('a decision that stands is never overruled, by a person or by a rule', () => {
  let standing = 0
  fc.assert(
    fc.property(anyThread, ({ thread }) => {
      for (const call of callsOf(thread).filter(isDecided)) {
        standing += 1
        const { id, revision } = call
        const yes = { type: 'call-decided', call: id, revision, digest: 'seen' } as const
        const rule = { id: 'r', sentence: 'Always allow it.' }
        for (const event of [
          { ...yes, decision: { type: 'reject' } },
          { ...yes, decision: { type: 'approve' } },
          { ...yes, decision: { type: 'approve' }, rule, effects: [] },
        ] as const) {
          expect(admits(thread, event)).toBe(false)
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(standing).toBeGreaterThan(0)
})

test('what the next step asks for is always admitted, and rest is a state of the person', () => {
  fc.assert(
    fc.property(anyThread, ({ thread }) => {
      const step = nextStep(thread)
      if (step.type === 'ask-model') {
        const event = {
          type: 'model-asked',
          reply: thread.replies + 1,
          origin: { provider: 'p', model: 'm' },
          mode: 'agent',
          tools: {},
        } as const
        expect(admits(thread, event)).toBe(true)
      }
      if (step.type === 'execute') {
        for (const call of step.calls) {
          if (call.status !== 'approved') continue
          expect(admits(thread, { type: 'call-started', call: call.id, digest: call.digest })).toBe(
            true,
          )
        }
      }
      const saysMore = admits(thread, { type: 'user-said', text: 'more' })
      const isAtRest = step.type === 'ended' || step.type === 'interrupted'
      expect(saysMore).toBe(isAtRest && !thread.asking && !thread.isImported)
    }),
  )
})

test('an undo has begun at most once, is not under way in a thread from elsewhere, and each that was lost stays told', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(anyThread, ({ thread, entries }) => {
      for (const call of callsOf(thread)) {
        if (call.status !== 'succeeded' && call.status !== 'undone') continue
        const lost = entries.filter(
          ({ event }) =>
            event.type === 'undo-finished' &&
            event.call === call.id &&
            event.outcome.type === 'unknown',
        )
        expect(call.unknownUndos ?? []).toEqual(expect.arrayContaining(lost.map(({ seq }) => seq)))
        if (call.status === 'undone' || !call.undo) continue
        met.add(call.undo.type)
        const again = admits(thread, { type: 'undo-started', call: call.id })
        const mayBegin = call.undo.type !== 'begun' && call.receipt !== undefined
        expect(again).toBe(mayBegin && !thread.isImported)
        const isForeign = entries.findLast(({ event }) => event.type === 'thread-adopted')
        const begun = entries.findLast(
          ({ event }) => event.type === 'undo-started' && event.call === call.id,
        )
        if (isForeign && begun && begun.seq < isForeign.seq) {
          expect(call.undo.type).not.toBe('begun')
        }
      }
    }),
    { numRuns: 500 },
  )
  expect([...met].toSorted()).toEqual(['begun', 'failed', 'unknown'])
})

const reachBack = new Set(['undo-started', 'undo-finished', 'thread-imported', 'thread-adopted'])

test('a turn keeps its identity while later turns change', () => {
  fc.assert(
    fc.property(anyThread, ({ entries }) => {
      let thread = fold('thread', [])
      for (const entry of entries) {
        const next = apply(thread, entry)
        const { type } = entry.event
        // Only these reach back.
        if (reachBack.has(type)) {
          thread = next
          continue
        }
        const kept = next.turns.slice(0, Math.min(next.turns.length, thread.turns.length) - 1)
        for (const [index, turn] of kept.entries()) expect(turn).toBe(thread.turns[index])
        thread = next
      }
    }),
  )
})

test('a server asks only while its call runs, one question at a time, and each is answered at most once', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(anyThread, ({ thread, entries }) => {
      for (const call of callsOf(thread)) {
        if (call.status !== 'running') expect(call).not.toHaveProperty('asked')
        const about = entries.flatMap(({ event }) =>
          (event.type === 'server-asked' ||
            event.type === 'server-answered' ||
            event.type === 'call-started') &&
          event.call === call.id
            ? [event.type]
            : [],
        )
        const tries = about.join(' ').split('call-started')
        for (const one of tries)
          expect(one.trim()).toMatch(/^((server-asked server-answered ?)*)(server-asked)?$/)
        about.forEach((type) => met.add(type))
      }
    }),
    { numRuns: 500 },
  )
  expect(met.size).toBe(3)
})

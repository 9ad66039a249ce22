import fc from 'fast-check'
import { admits } from '../thread/admits.ts'
import { sampleDefinition } from '../thread/anyThread.ts'
import { callDigest } from '../thread/digest.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { apply, fold } from '../thread/fold.ts'
import { openCall, pendingCalls } from '../thread/selectors.ts'
import { emptyThread } from '../thread/thread.ts'
import type { Thread } from '../thread/thread.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { CallId } from '../thread/toolCall.ts'
import { verifyChain } from '../thread/verifyChain.ts'
import { keyOf, tabActions } from './tab.ts'
import type { TabStep } from './tab.ts'

/** Any step, those that lead to an effect more often than others. */
export const tabStep: fc.Arbitrary<TabStep> = fc.record({
  action: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('present' as const, 'approve' as const) },
    { weight: 4, arbitrary: fc.constantFrom('commit' as const, 'execute' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...tabActions) },
  ),
  pick: fc.nat(3),
  overlaps: fc.boolean(),
  hears: fc.boolean(),
})

/** A thread whose model has proposed this many calls, none of them decided. */
export function proposal(threadId: string, calls: number): readonly ThreadEvent[] {
  const origin = { provider: 'custom', model: 'm' }
  return [
    { type: 'user-said', text: 'Go' },
    { type: 'model-asked', reply: 1, origin, mode: 'agent', tools: {} },
    { type: 'model-replied', reply: 1, message: { type: 'ai', data: { content: '' } } },
    ...Array.from({ length: calls }, (_, index): ThreadEvent => ({
      type: 'call-offered',
      call: callIdOf(threadId, 1, index),
      toolCallId: `call_${index}`,
      name: 'send_email',
      args: { index },
      definition: sampleDefinition,
    })),
  ]
}

/** The same thread once the person has approved every call, and nothing has run. */
export async function approved(threadId: string, calls: number): Promise<readonly ThreadEvent[]> {
  const proposed = proposal(threadId, calls)
  const entries = proposed.map((event, index): ThreadEntry => {
    return { threadId, seq: index + 1, at: 1, previousHash: '', event }
  })
  const waiting = pendingCalls(fold(threadId, entries))
  const decided = waiting.map(async (call): Promise<ThreadEvent[]> => {
    const { id, revision } = call
    const digest = await callDigest(call, [])
    return [
      { type: 'call-presented', call: id, revision, digest },
      { type: 'call-decided', call: id, revision, decision: { type: 'approve' }, digest },
    ]
  })
  return [...proposed, ...(await Promise.all(decided)).flat()]
}

/** What came of two tabs on one thread. */
export interface TwoTabs {
  readonly thread: Thread
  /** What must not be, in words: a broken chain, an event that was not admitted where it stands, a step of one try of a call that was taken twice, an effect that was not recorded first or came twice. */
  readonly faults: readonly string[]
  /** How many calls were started. */
  readonly started: number
}

/** Judges a journal and the keys of the effects that took place beside it. */
export async function judge(
  threadId: string,
  entries: readonly ThreadEntry[],
  effects: readonly string[],
): Promise<TwoTabs> {
  const faults: string[] = []
  const standing = new Map<string, number>()
  const verified = await verifyChain(threadId, entries)
  if (verified.type === 'broken') faults.push(`The chain is broken at ${verified.seq}.`)

  let thread = emptyThread(threadId)
  for (const entry of entries) {
    const { event, seq } = entry
    if (!admits(thread, event)) faults.push(`${seq} ${event.type} was not admitted.`)
    const step = stepOf(thread, event)
    if (step) standing.set(step.name, (standing.get(step.name) ?? 0) + step.change)
    thread = apply(thread, entry)
  }
  for (const [name, times] of standing) if (times > 1) faults.push(`${name} ${times} times.`)

  for (const key of effects) {
    if (!standing.has(`call-started ${key}`)) faults.push(`${key} took effect and was not started.`)
  }
  if (new Set(effects).size < effects.length) faults.push('An effect took place twice.')
  const started = [...standing.keys()].filter((name) => name.startsWith('call-started ')).length
  return { thread, faults, started }
}

/** A step that one try of a call takes once; a decision that is taken back no longer stands. */
function stepOf(thread: Thread, event: ThreadEvent): { name: string; change: number } | undefined {
  const key = (id: CallId) => {
    const call = openCall(thread, id)
    return call && call.status !== 'refused' ? keyOf(call) : id
  }
  switch (event.type) {
    case 'call-decided':
    case 'call-started':
    case 'call-finished':
      return { name: `${event.type} ${key(event.call)}`, change: 1 }
    case 'decision-withdrawn':
      return { name: `call-decided ${key(event.call)}`, change: -1 }
    default:
      return undefined
  }
}

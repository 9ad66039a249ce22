import fc from 'fast-check'
import { admits } from './admits.ts'
import type { ThreadEntry, ThreadEvent } from './events.ts'
import { apply } from './fold.ts'
import type { JsonObject } from './json.ts'
import { emptyThread } from './thread.ts'
import type { Thread } from './thread.ts'
import { callIdOf } from './toolCall.ts'
import type { CallId, ToolCall, ToolDefinition } from './toolCall.ts'

/** A tool for tests. */
export const sampleDefinition: ToolDefinition = {
  name: 'send_email',
  description: 'Send an email',
  parameters: { type: 'object' },
  risk: 'send',
  source: 'built-in',
}

/** The same tool with a result that is not to be trusted, and every decision allowed. */
const guardedDefinition: ToolDefinition = {
  ...sampleDefinition,
  name: 'read_email',
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
}

type Guard = (thread: Thread, event: ThreadEvent) => boolean

interface Journalled {
  readonly thread: Thread
  readonly entries: readonly ThreadEntry[]
}

/** One event at a time, as a journal would: those that the guard does not admit are left out. */
function threadOf(events: readonly ThreadEvent[], guard: Guard, id = 'thread'): Journalled {
  const entries: ThreadEntry[] = []
  let thread = emptyThread(id)
  for (const event of events) {
    if (!guard(thread, event)) continue
    const seq = thread.seq + 1
    const entry: ThreadEntry = { threadId: id, seq, at: 1000 + seq, previousHash: '', event }
    entries.push(entry)
    thread = apply(thread, entry)
  }
  return { thread, entries }
}

const someCall = fc
  .record({ reply: fc.integer({ min: 1, max: 4 }), index: fc.integer({ min: 0, max: 2 }) })
  .map(({ reply, index }): CallId => callIdOf('thread', reply, index))
const someText = fc.string({ maxLength: 12 })
const someReply = fc.integer({ min: 1, max: 4 })
const someDigest = fc.constantFrom('seen', 'other')
const someArgs = fc.dictionary(
  fc.string({ maxLength: 4 }),
  fc.jsonValue(),
) as fc.Arbitrary<JsonObject>
const problem = { kind: 'reply-cut-off', title: 't', meaning: 'm', remedy: 'r' } as const

/** Any event of a thread called "thread", possible or not. */
const anyEvent: fc.Arbitrary<ThreadEvent> = fc.oneof(
  fc.record(
    {
      type: fc.constant('user-said' as const),
      text: someText,
      replaces: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: ['type', 'text'] },
  ),
  fc.record(
    {
      type: fc.constant('model-asked' as const),
      reply: someReply,
      origin: fc.constant({ provider: 'custom', model: 'm' }),
      mode: fc.constantFrom('agent' as const, 'single-pass' as const),
      tools: fc.constant({}),
      parameters: fc.constant({ instructions: 'Be brief.', temperature: 0.5, maxTokens: 9 }),
    },
    { requiredKeys: ['type', 'reply', 'origin', 'mode', 'tools'] },
  ),
  fc.record({
    type: fc.constant('model-replied' as const),
    reply: someReply,
    message: fc.record({
      type: fc.constant('ai'),
      data: someText.map((content) => ({ content })),
    }),
  }),
  fc.record({
    type: fc.constant('call-offered' as const),
    call: someCall,
    toolCallId: fc.constantFrom('call_0', 'call_1', 'call_2', 'call_3'),
    name: fc.constant('send_email'),
    args: someArgs,
    definition: fc.constantFrom(sampleDefinition, guardedDefinition),
  }),
  fc.record({
    type: fc.constant('call-refused' as const),
    call: someCall,
    toolCallId: fc.constantFrom('call_0', 'call_1', 'call_2', 'call_3'),
    name: fc.constantFrom('send_email', 'no such tool', ''),
    rawArguments: fc.constantFrom('{"a":', '{}', '{"a":1,"a":2}'),
    refusal: fc.constant({ reason: 'unknown-tool' as const, detail: 'd' }),
  }),
  fc.record({
    type: fc.constant('reply-interrupted' as const),
    text: someText,
    problem: fc.constant(problem),
  }),
  fc.record({
    type: fc.constant('call-presented' as const),
    call: someCall,
    revision: fc.constantFrom(1, 1, 1, 2),
    digest: someDigest,
  }),
  fc.record(
    {
      type: fc.constant('call-decided' as const),
      call: someCall,
      revision: fc.constantFrom(1, 1, 1, 2),
      decision: fc.constantFrom(
        { type: 'approve' as const },
        { type: 'reject' as const, message: 'no' },
        { type: 'respond' as const, message: 'ten' },
        { type: 'edit' as const, editedAction: { name: 'send_email', args: { to: 'b' } } },
        { type: 'edit' as const, editedAction: { name: 'other', args: {} } },
      ),
      digest: someDigest,
      rule: fc.constant({ id: 'rule', sentence: 'Always.' }),
      effects: fc.constant([{ summary: 's' }]),
    },
    { requiredKeys: ['type', 'call', 'revision', 'decision'] },
  ),
  fc.record({
    type: fc.constant('call-cancelled' as const),
    call: someCall,
    reason: fc.constantFrom('digest-mismatch' as const, 'tool-missing' as const),
  }),
  fc.record({ type: fc.constant('call-started' as const), call: someCall, digest: someDigest }),
  fc.record(
    {
      type: fc.constant('call-finished' as const),
      call: someCall,
      gate: fc.constantFrom(
        { type: 'released' as const, rule: { id: 'rule', sentence: 'Always.' } },
        { type: 'withheld' as const, rule: { id: 'rule', sentence: 'Never.' } },
      ),
      outcome: fc.constantFrom(
        { type: 'succeeded' as const, result: { type: 'whole' as const, value: 10 } },
        { type: 'succeeded' as const, result: { type: 'whole' as const, value: 1 }, receipt: 'r' },
        { type: 'failed' as const, error: 'e' },
        { type: 'unknown' as const, why: 'w' },
      ),
    },
    { requiredKeys: ['type', 'call', 'outcome'] },
  ),
  fc.record({
    type: fc.constant('call-returned' as const),
    call: someCall,
    reason: fc.constantFrom('effects-changed' as const, 'rule-no-longer-applies' as const),
  }),
  fc.record({
    type: fc.constant('server-asked' as const),
    call: someCall,
    question: fc.constant({ message: 'Which?', schema: { type: 'object', properties: {} } }),
  }),
  fc.record({
    type: fc.constant('server-answered' as const),
    call: someCall,
    answer: fc.constantFrom(
      { type: 'accept' as const, content: { which: 'a' } },
      { type: 'decline' as const },
      { type: 'cancel' as const },
    ),
  }),
  fc.record({ type: fc.constant('result-released' as const), call: someCall }),
  fc.record({ type: fc.constant('result-withheld' as const), call: someCall, note: someText }),
  fc.record({ type: fc.constant('undo-started' as const), call: someCall }),
  fc.record({
    type: fc.constant('undo-finished' as const),
    call: someCall,
    outcome: fc.constantFrom(
      { type: 'undone' as const },
      { type: 'failed' as const, error: 'gone' },
      { type: 'unknown' as const, why: 'lost' },
    ),
  }),
  fc.record({
    type: fc.constant('person-proposed' as const),
    reply: someReply,
    retryOf: someCall,
  }),
  fc.constant({ type: 'run-continued' as const }),
  fc.record({ type: fc.constant('decision-withdrawn' as const), call: someCall }),
  fc.record({
    type: fc.constant('unknown-settled' as const),
    call: someCall,
    settlement: fc.constantFrom(
      { type: 'done' as const, text: 'seen' },
      { type: 'failed' as const, text: 'not there' },
      { type: 'again' as const },
    ),
  }),
  fc.constantFrom<ThreadEvent>({ type: 'thread-imported' }, { type: 'thread-adopted' }),
  fc.constantFrom<ThreadEvent>(
    { type: 'run-stopped', reason: { type: 'person' } },
    { type: 'run-stopped', reason: { type: 'not-approved', message: 'm' } },
  ),
  fc.record({ type: fc.constant('pass-ended' as const), reply: someReply }),
  fc.record({ type: fc.constant('thread-renamed' as const), title: someText }),
)

/** A thread of some length: at each step one of the events that the guard admits, likely ones and odd ones alike. */
export function threadsUnder(guard: Guard): fc.Arbitrary<Journalled> {
  return fc
    .array(fc.tuple(fc.nat(), fc.array(anyEvent, { maxLength: 4 })), {
      minLength: 5,
      maxLength: 60,
      size: 'max',
    })
    .map((steps) => {
      const chosen: ThreadEvent[] = []
      for (const [pick, odd] of steps) {
        const { thread } = threadOf(chosen, guard)
        const options = [...probableNext(thread), ...odd].filter((event) => guard(thread, event))
        const event = options[pick % options.length]
        if (event) chosen.push(event)
      }
      return threadOf(chosen, guard)
    })
}

/** Any legal thread. */
export const anyThread = threadsUnder(admits)

const withReceipt = {
  type: 'succeeded',
  result: { type: 'whole', value: 1 },
  receipt: 'r',
} as const

function revisionOf(call: ToolCall): number {
  return call.status === 'refused' ? 0 : call.revision
}

/** Without these, random events would rarely hit the one reply number and call that are open. */
function probableNext(thread: Thread): readonly ThreadEvent[] {
  const last = thread.turns.at(-1)
  const calls = last?.kind === 'reply' ? last.calls : []
  const reply = thread.replies
  return [
    ...calls.flatMap((call): ThreadEvent[] => [
      { type: 'call-finished', call: call.id, outcome: { type: 'failed', error: 'e' } },
      { type: 'call-started', call: call.id, digest: 'seen' },
      { type: 'decision-withdrawn', call: call.id },
      { type: 'call-returned', call: call.id, reason: 'effects-changed' },
      { type: 'call-finished', call: call.id, outcome: withReceipt },
      { type: 'result-released', call: call.id },
      { type: 'result-withheld', call: call.id },
      { type: 'undo-started', call: call.id },
      { type: 'undo-finished', call: call.id, outcome: { type: 'undone' } },
      { type: 'undo-finished', call: call.id, outcome: { type: 'unknown', why: 'lost' } },
      { type: 'undo-finished', call: call.id, outcome: { type: 'failed', error: 'gone' } },
      { type: 'server-asked', call: call.id, question: { message: 'Which?', schema: {} } },
      { type: 'server-answered', call: call.id, answer: { type: 'decline' } },
      { type: 'person-proposed', reply: reply + 1, retryOf: call.id },
      {
        type: 'call-decided',
        call: call.id,
        revision: revisionOf(call) + 1,
        decision: { type: 'edit', editedAction: { name: call.name, args: { to: 'b' } } },
        digest: 'seen',
      },
      { type: 'call-presented', call: call.id, revision: revisionOf(call) + 1, digest: 'seen' },
      { type: 'unknown-settled', call: call.id, settlement: { type: 'again' } },
      {
        type: 'call-decided',
        call: call.id,
        revision: revisionOf(call),
        decision: { type: 'approve' },
        digest: 'seen',
      },
      { type: 'call-presented', call: call.id, revision: revisionOf(call), digest: 'seen' },
    ]),
    {
      type: 'call-offered',
      call: callIdOf(thread.id, reply, calls.length),
      toolCallId: `made_${reply}_${calls.length}`,
      name: 'send_email',
      args: { to: 'a' },
      definition: sampleDefinition,
    },
    { type: 'model-replied', reply, message: { type: 'ai', data: { content: 'Hello' } } },
    {
      type: 'model-asked',
      reply: reply + 1,
      origin: { provider: 'custom', model: 'm' },
      mode: 'agent',
      tools: {},
    },
    {
      type: 'call-offered',
      call: callIdOf(thread.id, reply, calls.length),
      toolCallId: `made_${reply}_${calls.length}`,
      name: 'read_email',
      args: { to: 'a' },
      definition: guardedDefinition,
    },
    { type: 'user-said', text: 'again' },
    { type: 'thread-adopted' },
    { type: 'run-continued' },
  ]
}

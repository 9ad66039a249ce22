import { AIMessageChunk } from '@langchain/core/messages'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { callDigest } from '../thread/digest.ts'
import { nextStep, refusedLimit, stepLimit } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { ProblemError } from '../thread/problem.ts'
import { notApprovedMessage, outputOf } from '../thread/selectors.ts'
import type { ReplyTurn, Thread } from '../thread/thread.ts'
import type { OfferedCall, ToolCall } from '../thread/toolCall.ts'
import { builtInTools } from '../tools/index.ts'
import { defineTool } from '../tools/tool.ts'
import type { Tool } from '../tools/tool.ts'
import { approvalChain } from './approvalChain.ts'
import { history } from './history.ts'
import { resultLimit } from './limitResult.ts'
import { memoryWorld } from './memoryPorts.ts'
import { NotApproved } from './notApproved.ts'
import { finish, proposes, says, ScriptedModel } from './scriptedModel.ts'
import type { ScriptedReply } from './scriptedModel.ts'

const approve = { type: 'approve' } as const
const sally = '{"recipient":"sally@gmail.com","message":"What\'s up homie"}'

function lastReply(thread: Thread): ReplyTurn {
  const reply = thread.turns.findLast((turn) => turn.kind === 'reply')
  if (!reply) throw new Error('There is no reply.')
  return reply
}

function statuses(thread: Thread): readonly ToolCall['status'][] {
  return lastReply(thread).calls.map((call) => call.status)
}

function toolMessages(thread: Thread): readonly string[] {
  return history(thread, { provider: 'custom', model: 'scripted' })
    .filter((message) => message.getType() === 'tool')
    .map((message) => message.text)
}

/** A tool whose effect is counted, for asserting what ran. */
function outsideTool(execute: () => Promise<string>, risk: 'read' | 'send' = 'send'): Tool {
  return defineTool({
    name: 'ring_bell',
    description: 'Rings a bell',
    risk,
    schema: z.strictObject({}),
    execute: async () => ({ result: await execute() }),
  })
}

function world(
  replies: readonly ScriptedReply[],
  options?: Parameters<typeof memoryWorld>[2],
  tools: ReadonlyMap<string, Tool> = builtInTools,
) {
  const model = new ScriptedModel(replies)
  return { model, ...memoryWorld(model, tools, options) }
}

test('asks, waits for the person, runs what was approved, and puts all of it on record in order', async () => {
  const { ports, record, decide, untilPending, events, mails } = world([
    proposes(['send_email', sally, 'call_a']),
  ])
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Write' }))
  await untilPending()
  expect(mails.size).toBe(0)
  await decide(approve)
  const thread = await running
  expect(statuses(thread)).toEqual(['succeeded'])
  expect([...mails.values()]).toMatchObject([{ folder: 'sent', to: 'sally@gmail.com' }])
  expect(events.map((event) => event.type)).toEqual([
    'user-said',
    'model-asked',
    'model-replied',
    'call-offered',
    'call-presented',
    'call-decided',
    'call-started',
    'call-finished',
  ])
  expect(nextStep(thread)).toEqual({ type: 'ask-model' })
})

test('invoking the chain again on a thread at rest changes nothing', async () => {
  const { ports, record, events } = world([says('Hello')])
  const thread = await approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Hi' }))
  const before = events.length
  expect(await approvalChain(ports).invoke(thread)).toBe(thread)
  expect(events.length).toBe(before)
})

test('a rejected call does not run, and the model is told so with the reason', async () => {
  const { ports, record, decide, untilPending, mails } = world([
    proposes(['send_email', sally, 'call_a']),
  ])
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Write' }))
  await untilPending()
  await decide({ type: 'reject', message: 'wrong person' })
  const thread = await running
  expect(statuses(thread)).toEqual(['rejected'])
  expect(mails.size).toBe(0)
  expect(toolMessages(thread)).toEqual([
    'The person rejected this call. It did not run. Reason: wrong person',
  ])
})

test('of parallel calls nothing runs until all are decided, then the approved ones run in the model’s order', async () => {
  const { ports, record, decide, untilPending, events } = world([
    proposes(
      ['count_emails', '{"last_n_days":5}', 'a'],
      ['send_email', sally, 'b'],
      ['count_emails', '{"last_n_days":2}', 'c'],
    ),
  ])
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'All' }))
  await untilPending()
  await decide(approve, { type: 'reject' })
  expect(events.some((event) => event.type === 'call-started')).toBe(false)
  await decide(approve)
  expect(statuses(await running)).toEqual(['succeeded', 'rejected', 'succeeded'])
  const started = events.flatMap((event) => (event.type === 'call-started' ? [event.call] : []))
  expect(started).toEqual(['thread/1/0', 'thread/1/2'])
})

test('single pass ends with the how-to’s output, raw values included', async () => {
  const { ports, record, decide, untilPending } = world(
    [proposes(['count_emails', '{"last_n_days":5}', 'call_a'])],
    { mode: 'single-pass' },
  )
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Count' }))
  await untilPending()
  await decide(approve)
  const thread = await running
  expect(nextStep(thread)).toEqual({ type: 'ended' })
  expect(lastReply(thread).passEnded).toBe(true)
  expect(outputOf(lastReply(thread))).toEqual([
    { name: 'count_emails', args: { last_n_days: 5 }, id: 'call_a', type: 'tool_call', output: 0 },
  ])
})

test('a no in single pass raises NotApproved with the how-to’s text and runs nothing', async () => {
  const { ports, record, untilPending, mails } = world(
    [proposes(['count_emails', '{"last_n_days":5}', 'a'], ['send_email', sally, 'b'])],
    { mode: 'single-pass' },
  )
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Both' }))
  await untilPending()
  const message = notApprovedMessage(lastReply(ports.thread()))
  await record(
    { type: 'call-decided', call: 'thread/1/1', revision: 1, decision: { type: 'reject' } },
    { type: 'run-stopped', reason: { type: 'not-approved', message } },
  )
  const error: unknown = await running.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NotApproved)
  expect((error as NotApproved).message).toBe(
    [
      'Tool invocations not approved:',
      '',
      '{',
      '  "name": "count_emails",',
      '  "args": {',
      '    "last_n_days": 5',
      '  },',
      '  "id": "a",',
      '  "type": "tool_call"',
      '}',
      '',
      '{',
      '  "name": "send_email",',
      '  "args": {',
      '    "recipient": "sally@gmail.com",',
      '    "message": "What\'s up homie"',
      '  },',
      '  "id": "b",',
      '  "type": "tool_call"',
      '}',
    ].join('\n'),
  )
  expect(statuses(ports.thread())).toEqual(['cancelled', 'rejected'])
  expect(mails.size).toBe(0)
})

test.each([
  ['an unknown tool', 'erase_disk', '{}', /no tool with this name/],
  ['arguments that are cut', 'send_email', '{"recipient":"sal', /not valid JSON/],
  ['arguments that do not match', 'count_emails', '{"last_n_days":"five"}', /last_n_days/],
])('%s is refused at once and the model is told why', async (_, name, raw, told) => {
  const { ports, record, events } = world([proposes([name, raw, 'call_x'])])
  const thread = await approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Go' }))
  expect(statuses(thread)).toEqual(['refused'])
  expect(events.some((event) => event.type === 'call-offered')).toBe(false)
  expect(toolMessages(thread)[0]).toMatch(told)
  expect(toolMessages(thread)[0]).toContain('did not run')
})

test('one invalid call beside a valid one keeps both in the history with their own ToolMessage', async () => {
  const { model, ports, record, decide, untilPending } = world([
    proposes(
      ['count_emails', '{"last_n_days":', 'bad'],
      ['count_emails', '{"last_n_days":5}', 'ok'],
    ),
    says('Done'),
  ])
  const chain = approvalChain(ports)
  const running = chain.invoke(await record({ type: 'user-said', text: 'Count' }))
  await untilPending()
  await decide(approve)
  await chain.invoke(await running)
  const sent = model.asked[1] ?? []
  const assistant = sent[1] as unknown as { tool_calls: { id: string; args: object }[] }
  expect(assistant.tool_calls).toMatchObject([
    { id: 'bad', args: {} },
    { id: 'ok', args: { last_n_days: 5 } },
  ])
  expect(sent.slice(2)).toMatchObject([{ tool_call_id: 'bad' }, { tool_call_id: 'ok' }])
})

test.each([
  ['a length limit', finish('length')],
  ['a content filter', finish('content_filter')],
  ['no finish at all', new AIMessageChunk({ content: '' })],
])('a reply that ended with %s offers nothing and waits [case 26]', async (_, end) => {
  const call = proposes(['count_emails', '{"last_n_days":5}', 'a'])
  const chunks = Array.isArray(call) ? call.slice(0, -1) : []
  const { ports, record, events } = world([[...chunks, end]])
  const thread = await approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Go' }))
  expect(events.at(-1)).toMatchObject({
    type: 'reply-interrupted',
    problem: { kind: 'reply-cut-off' },
  })
  expect(nextStep(thread)).toEqual({ type: 'interrupted', why: 'reply-interrupted' })
})

test('a piece of a call without a name makes every call of the reply refused', async () => {
  const { ports, record } = world([
    proposes(['count_emails', '{"last_n_days":5}', 'a'], ['', '{"last_n_days":9}', 'b']),
  ])
  const thread = await approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Go' }))
  expect(statuses(thread)).toEqual(['refused', 'refused'])
})

test('two calls under one id stay two calls with two ids, equal twins are one [case 27]', async () => {
  const { ports, record, untilPending } = world([
    proposes(
      ['count_emails', '{"last_n_days":5}', 'call_0'],
      ['count_emails', '{"last_n_days":6}', 'call_0'],
      ['count_emails', '{"last_n_days":6}', 'call_0'],
      ['count_emails', '{"last_n_days":7}'],
    ),
  ])
  void approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Go' }))
  await untilPending()
  const { calls } = lastReply(ports.thread())
  expect(calls.map((call) => call.toolCallId)).toEqual(['call_0', 'call_1_1', 'call_1_2'])
  expect(calls.map((call) => call.status !== 'refused' && call.args['last_n_days'])).toEqual([
    5, 6, 7,
  ])
})

test('the chain waits at the step limit, and after three replies of refused calls only', async () => {
  const count = proposes(['count_emails', '{"last_n_days":5}'])
  const many = world(Array.from({ length: stepLimit + 1 }, () => count))
  let thread = await many.record({ type: 'user-said', text: 'Go on' })
  const chain = approvalChain(many.ports)
  while (nextStep(thread).type === 'ask-model') {
    const running = chain.invoke(thread)
    await many.untilPending()
    await many.decide(approve)
    thread = await running
  }
  expect(many.model.asked.length).toBe(stepLimit)
  expect(nextStep(thread)).toEqual({ type: 'interrupted', why: 'step-limit' })

  const refusals = world(
    Array.from({ length: refusedLimit + 1 }, () => proposes(['nothing', '{}'])),
  )
  thread = await refusals.record({ type: 'user-said', text: 'Go on' })
  while (nextStep(thread).type === 'ask-model') {
    thread = await approvalChain(refusals.ports).invoke(thread)
  }
  expect(refusals.model.asked.length).toBe(refusedLimit)
  expect(nextStep(thread)).toEqual({ type: 'interrupted', why: 'only-refused' })
})

test('promise 1: no effect is entered without a recorded approval and a recorded start', async () => {
  const ring = vi.fn(async () => 'ding')
  const tools = new Map([['ring_bell', outsideTool(ring)]])
  const { ports, record, decide, untilPending, events } = world(
    [proposes(['ring_bell', '{}', 'a'])],
    {},
    tools,
  )
  ring.mockImplementation(async () => {
    expect(events.map((event) => event.type)).toContain('call-decided')
    expect(events.at(-1)?.type).toBe('call-started')
    return 'ding'
  })
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Ring' }))
  await untilPending()
  expect(ring).not.toHaveBeenCalled()
  await decide(approve)
  await running
  expect(ring).toHaveBeenCalledTimes(1)
})

test('promise 3: when the start cannot be stored, the effect is not entered [case 29]', async () => {
  const ring = vi.fn(async () => 'ding')
  const { ports, record, decide, untilPending } = world(
    [proposes(['ring_bell', '{}', 'a'])],
    {
      writes(event) {
        if (event.type === 'call-started') throw new Error('disk full')
      },
    },
    new Map([['ring_bell', outsideTool(ring)]]),
  )
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Ring' }))
  const failed = running.catch((error: unknown) => error)
  await untilPending()
  await decide(approve)
  expect(await failed).toHaveProperty('message', 'disk full')
  expect(ring).not.toHaveBeenCalled()
})

test.each([
  [
    'an argument',
    (call: ToolCall) => ({ ...call, args: { recipient: 'eve@example.com', message: 'x' } }),
  ],
  ['the revision', (call: ToolCall) => ({ ...call, revision: 2 })],
])('promise 2: when %s is not what was approved, the call does not run', async (_, change) => {
  const { ports, record, decide, untilPending, mails } = world([
    proposes(['send_email', sally, 'a']),
  ])
  const asked = await record({ type: 'user-said', text: 'Write' })
  void approvalChain({ ...ports, subscribe: () => () => undefined }).invoke(asked)
  await untilPending()
  await decide(approve)
  const honest = ports.thread()
  const tampered: Thread = {
    ...honest,
    turns: honest.turns.map((turn) =>
      turn.kind === 'reply'
        ? { ...turn, calls: turn.calls.map((call) => change(call) as ToolCall) }
        : turn,
    ),
  }
  const thread = await approvalChain(ports).invoke(tampered)
  expect(statuses(thread)).toEqual(['cancelled'])
  expect(mails.size).toBe(0)
  expect(toolMessages(thread)[0]).toContain('no longer was the one that had been approved')
})

test('promise 2: the same thread untampered does run, so the refusal above is the digest’s doing', async () => {
  const { ports, record, decide, untilPending, mails } = world([
    proposes(['send_email', sally, 'a']),
  ])
  const asked = await record({ type: 'user-said', text: 'Write' })
  void approvalChain({ ...ports, subscribe: () => () => undefined }).invoke(asked)
  await untilPending()
  await decide(approve)
  await approvalChain(ports).invoke({ ...ports.thread() })
  expect(mails.size).toBe(1)
})

test('a tool that is not the one the model was told of does not run', async () => {
  const { ports, record, decide, untilPending, mails } = world([
    proposes(['send_email', sally, 'a']),
  ])
  const original = builtInTools.get('send_email')
  if (!original) throw new Error('No send_email.')
  const swapped = { ...original, definition: { ...original.definition, description: 'Harmless' } }
  const tools = new Map(builtInTools)
  const running = approvalChain({ ...ports, tools }).invoke(
    await record({ type: 'user-said', text: 'Write' }),
  )
  await untilPending()
  tools.set('send_email', swapped)
  await decide(approve)
  expect(await running.then(statuses)).toEqual(['cancelled'])
  expect(mails.size).toBe(0)
})

test('a failing tool is told as failed, an aborted outside effect as unknown, a big result as cut [case 12]', async () => {
  const run = async (tool: Tool) => {
    const made = world([proposes(['ring_bell', '{}', 'a'])], {}, new Map([['ring_bell', tool]]))
    const running = approvalChain(made.ports).invoke(
      await made.record({ type: 'user-said', text: 'Ring' }),
    )
    await made.untilPending()
    await made.decide(approve)
    return running
  }
  const failed = await run(outsideTool(async () => Promise.reject(new Error('no rope'))))
  expect(toolMessages(failed)).toEqual(['The tool failed: no rope'])

  const lost = await run(outsideTool(async () => Promise.reject(new TypeError('Failed to fetch'))))
  expect(statuses(lost)).toEqual(['unknown'])
  expect(nextStep(lost)).toEqual({ type: 'interrupted', why: 'outcome-unknown' })

  const big = await run(outsideTool(async () => 'x'.repeat(resultLimit + 1)))
  expect(toolMessages(big)[0]).toMatch(/\[Cut: the result has 256001 bytes/)
})

test('a call that an earlier visit approved runs once, one that it started outside is unknown [case 3] [case 5]', async () => {
  const ring = vi.fn(async () => 'ding')
  const tools = new Map([...builtInTools, ['ring_bell', outsideTool(ring)] as const])
  const { ports, record, decide, untilPending, mails } = world(
    [proposes(['send_email', sally, 'a'], ['ring_bell', '{}', 'b'])],
    {},
    tools,
  )
  const asked = await record({ type: 'user-said', text: 'Both' })
  void approvalChain({ ...ports, subscribe: () => () => undefined }).invoke(asked)
  await untilPending()
  await decide(approve, approve)
  const bell = lastReply(ports.thread()).calls[1]
  if (bell?.status !== 'approved') throw new Error('The bell is not approved.')
  await record({ type: 'call-started', call: bell.id, digest: bell.digest })
  const thread = await approvalChain(ports).invoke(ports.thread())
  expect(statuses(thread)).toEqual(['succeeded', 'unknown'])
  expect(mails.size).toBe(1)
  expect(ring).not.toHaveBeenCalled()
})

test('an unknown outcome is settled by the person, told as such, and runs again only after a fresh approval [case 8] [case 9]', async () => {
  const ring = vi.fn(async (): Promise<string> => Promise.reject(new TypeError('Failed to fetch')))
  const tools = new Map([['ring_bell', outsideTool(ring)]])
  const made = world([proposes(['ring_bell', '{}', 'a'])], {}, tools)
  const chain = approvalChain(made.ports)
  const running = chain.invoke(await made.record({ type: 'user-said', text: 'Ring' }))
  await made.untilPending()
  await made.decide(approve)
  await running
  const call = lastReply(made.ports.thread()).calls[0]?.id ?? 'thread/0/0'
  const again = { type: 'again' } as const
  await made.record({ type: 'unknown-settled', call, settlement: again })
  expect(lastReply(made.ports.thread()).calls[0]).toMatchObject({ status: 'pending', revision: 2 })
  const rerun = chain.invoke(made.ports.thread())
  await made.decide(approve)
  await rerun
  expect(ring).toHaveBeenCalledTimes(2)
  const settled = await made.record({
    type: 'unknown-settled',
    call,
    settlement: { type: 'done', text: 'I heard it.' },
  })
  expect(toolMessages(settled)).toEqual([
    'The outcome was unknown at first. The person looked and reports that it took effect: I heard it.',
  ])
  expect(nextStep(settled)).toEqual({ type: 'ask-model' })
})

test('promise 3: a commit tool whose transaction fails has neither started nor taken effect [case 4]', async () => {
  const { ports, record, decide, untilPending, mails, events } = world([
    proposes(['send_email', sally, 'a']),
  ])
  const full = new ProblemError({ kind: 'storage', title: 'full', meaning: '', remedy: '' })
  const failing = { ...ports, runWith: () => Promise.reject(full) }
  const running = approvalChain(failing).invoke(await record({ type: 'user-said', text: 'Write' }))
  const failed = running.catch((error: unknown) => error)
  await untilPending()
  await decide(approve)
  expect(await failed).toBe(full)
  expect(events.at(-1)?.type).toBe('call-decided')
  expect(statuses(await approvalChain(ports).invoke(ports.thread()))).toEqual(['succeeded'])
  expect(mails.size).toBe(1)
})

test('stopping while calls wait ends the wait, and the thread can be told so', async () => {
  const { ports, record, untilPending, stopper } = world([proposes(['send_email', sally, 'a'])])
  const running = approvalChain(ports).invoke(await record({ type: 'user-said', text: 'Write' }))
  const ended = running.catch((error: unknown) => error)
  await untilPending()
  stopper.abort()
  expect(await ended).toHaveProperty('name', 'AbortError')
  const thread = await record({ type: 'run-stopped', reason: { type: 'person' } })
  expect(toolMessages(thread)).toEqual(['Not run: the person stopped the run.'])
})

test('promise 1: a thread that only claims an approval is stopped by the journal, and runs once that guard is off', async () => {
  const ring = vi.fn(async () => 'ding')
  const tools = new Map([['ring_bell', outsideTool(ring)]])
  const { ports, record, untilPending } = world([proposes(['ring_bell', '{}', 'a'])], {}, tools)
  const asked = await record({ type: 'user-said', text: 'Ring' })
  void approvalChain({ ...ports, subscribe: () => () => undefined }).invoke(asked)
  await untilPending()
  const honest = ports.thread()
  const digest = await callDigest(lastReply(honest).calls[0] as OfferedCall, [])
  const forged: Thread = {
    ...honest,
    turns: honest.turns.map((turn) =>
      turn.kind === 'reply'
        ? {
            ...turn,
            calls: turn.calls.map(
              (call) =>
                ({
                  ...call,
                  status: 'approved',
                  decision: approve,
                  decidedAt: 0,
                  digest,
                  effects: [],
                }) as ToolCall,
            ),
          }
        : turn,
    ),
  }
  await expect(approvalChain(ports).invoke(forged)).rejects.toThrow(NotAdmitted)
  expect(ring).not.toHaveBeenCalled()

  const careless = { ...ports, thread: () => forged, record: async () => forged }
  await approvalChain(careless).invoke(forged)
  expect(ring).toHaveBeenCalledTimes(1)
})

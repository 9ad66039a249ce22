import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deleteJournal, openJournal } from '../storage/journal.ts'
import type { Journal } from '../storage/journal.ts'
import { readMails } from '../storage/mails.ts'
import { admits } from '../thread/admits.ts'
import { sampleDefinition } from '../thread/anyThread.ts'
import { callDigest, entryHash } from '../thread/digest.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { emptyThread } from '../thread/thread.ts'
import type { Thread } from '../thread/thread.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { ToolCall } from '../thread/toolCall.ts'
import { createRecorder } from './record.ts'
import type { Recorder } from './record.ts'

const origin = { provider: 'custom', model: 'm' }

function openTab(journal: Journal, opened: Thread): { recorder: Recorder; journal: Journal } {
  return {
    recorder: createRecorder(
      opened,
      journal,
      () => 1000,
      () => undefined,
    ),
    journal,
  }
}

function callsOf(thread: Thread): readonly ToolCall[] {
  const last = thread.turns.at(-1)
  return last?.kind === 'reply' ? last.calls : []
}

/** A thread whose model has proposed this many calls, none of them decided. */
function proposal(threadId: string, calls: number): readonly ThreadEvent[] {
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

const actions = ['present', 'approve', 'reject', 'run', 'stop', 'ask', 'reply', 'say'] as const

/** Does one thing as a tab would, on the thread as that tab sees it; being too late is no fault. */
async function act(
  { recorder }: { recorder: Recorder },
  action: (typeof actions)[number],
  pick: number,
  effects: string[],
): Promise<void> {
  const thread = recorder.thread()
  const calls = callsOf(thread)
  const call = calls[pick % Math.max(1, calls.length)]
  const events = async (): Promise<readonly ThreadEvent[]> => {
    if (action === 'stop') return [{ type: 'run-stopped', reason: { type: 'person' } }]
    if (action === 'say') return [{ type: 'user-said', text: 'More' }]
    if (action === 'ask') {
      return [{ type: 'model-asked', reply: thread.replies + 1, origin, mode: 'agent', tools: {} }]
    }
    if (action === 'reply') {
      const message = { type: 'ai', data: { content: 'Done' } }
      return [{ type: 'model-replied', reply: thread.replies, message }]
    }
    if (!call || call.status === 'refused') return []
    const { id, revision } = call
    if (action === 'present') {
      return [{ type: 'call-presented', call: id, revision, digest: await callDigest(call, []) }]
    }
    const decision =
      action === 'approve' ? { type: 'approve' as const } : { type: 'reject' as const }
    const digest = call.status === 'pending' ? call.presented?.digest : undefined
    return [{ type: 'call-decided', call: id, revision, decision, ...(digest ? { digest } : {}) }]
  }
  try {
    if (action === 'run') {
      if (call?.status !== 'approved') return
      await recorder.runWith(call, async ({ mails }) => {
        const id = `${call.id} ${effects.length}`
        await mails.add({ id, folder: 'sent', from: '', to: call.id, subject: '', body: '', at: 1 })
        effects.push(call.id)
        return { type: 'succeeded', result: { type: 'whole', value: null } }
      })
    } else {
      await recorder.record(await events())
    }
  } catch (error) {
    if (!(error instanceof NotAdmitted)) throw error
  }
}

async function expectSound(threadId: string, entries: readonly ThreadEntry[]): Promise<Thread> {
  let thread = emptyThread(threadId)
  let before = ''
  for (const entry of entries) {
    expect(entry.seq).toBe(thread.seq + 1)
    expect(entry.previousHash).toBe(before)
    expect(admits(thread, entry.event)).toBe(true)
    thread = apply(thread, entry)
    before = await entryHash(entry)
  }
  return thread
}

const steps = fc.array(
  fc.record({
    tab: fc.integer({ min: 0, max: 1 }),
    action: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('present' as const, 'approve' as const) },
      { weight: 4, arbitrary: fc.constant('run' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...actions) },
    ),
    pick: fc.nat(3),
    /** Whether this step starts while the one before is still being written. */
    overlaps: fc.boolean(),
    /** Whether the tab has heard what the other one wrote. */
    hears: fc.boolean(),
  }),
  { minLength: 20, maxLength: 60, size: 'max' },
)

test('promise 3: however two tabs interleave, the journal stays sound and no effect happens twice', async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const threadId = crypto.randomUUID()
      const first = openTab(openJournal(threadId), emptyThread(threadId))
      await first.recorder.record(proposal(threadId, 2))
      const tabs = [first, openTab(openJournal(threadId), first.recorder.thread())]
      const effects: string[] = []
      let writing: Promise<void> = Promise.resolve()
      for (const { tab, action, pick, overlaps, hears } of taken) {
        const actor = tabs[tab]
        if (!actor) continue
        if (!overlaps) await writing
        if (hears) await actor.recorder.catchUp()
        writing = Promise.all([writing, act(actor, action, pick, effects)]).then(() => undefined)
      }
      await writing

      const thread = await expectSound(threadId, await first.journal.read())
      for (const { recorder } of tabs) {
        await recorder.catchUp()
        expect(recorder.thread()).toEqual(thread)
      }
      const sent = (await readMails(1000)).filter((mail) => mail.to.startsWith(threadId))
      const succeeded = thread.turns
        .flatMap((turn) => (turn.kind === 'reply' ? turn.calls : []))
        .filter((call) => call.status === 'succeeded')
      expect(sent.map((mail) => mail.to).toSorted()).toEqual(
        succeeded.map((call) => call.id).toSorted(),
      )
      ran += succeeded.length
      await deleteJournal(threadId)
    }),
    { numRuns: 60 },
  )
  expect(ran).toBeGreaterThan(0)
})

/** Lets two tabs run the same approved calls at once; how often each call's mail was sent, and the thread in the end. */
async function runTwice(calls: number, opens: (threadId: string) => Journal) {
  const threadId = crypto.randomUUID()
  const journal = openJournal(threadId)
  const person = openTab(journal, emptyThread(threadId))
  await person.recorder.record(proposal(threadId, calls))
  for (const call of callsOf(person.recorder.thread())) {
    if (call.status !== 'pending') continue
    const digest = await callDigest(call, [])
    const { id, revision } = call
    await person.recorder.record([
      { type: 'call-presented', call: id, revision, digest },
      { type: 'call-decided', call: id, revision, decision: { type: 'approve' }, digest },
    ])
  }
  const tabs = [1, 2].map(() => openTab(opens(threadId), person.recorder.thread()))
  const effects: string[] = []
  await Promise.all(
    tabs.map(async (tab) => {
      for (let index = 0; index < calls; index += 1) await act(tab, 'run', index, effects)
    }),
  )
  const sent = (await readMails(1000)).filter((mail) => mail.to.startsWith(threadId))
  return { threadId, journal, sent: sent.map((mail) => mail.to) }
}

test('promise 3: two tabs that run the same 200 approved calls run each once', async () => {
  const { threadId, journal, sent } = await runTwice(200, openJournal)
  const thread = await expectSound(threadId, await journal.read())
  expect(callsOf(thread).filter((call) => call.status === 'succeeded').length).toBe(200)
  expect(new Set(sent).size).toBe(200)
  expect(sent.length).toBe(200)
})

test('negative control: with the comparison before an append left out, the same calls run twice', async () => {
  const { sent } = await runTwice(10, (threadId) => {
    const journal = openJournal(threadId)
    return {
      ...journal,
      async appendWith(first, effect, seen, summarise) {
        for (;;) {
          const after = (await journal.read()).length
          const outcome = await journal.appendWith(first, effect, { ...seen, after }, summarise)
          if (outcome.type === 'appended') return outcome
        }
      },
    }
  })
  expect(sent.length).toBeGreaterThan(10)
})

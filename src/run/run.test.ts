import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openJournal } from '../storage/journal.ts'
import { readMails, resetMails } from '../storage/mails.ts'
import { saveThreadSettings } from '../storage/settings.ts'
import type { ThreadSettings } from '../storage/settings.ts'
import { nextStep } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { outputOf, pendingCalls, textOf } from '../thread/selectors.ts'
import type { Thread, Turn } from '../thread/thread.ts'
import { lockManager } from './lockManager.ts'
import { openRun } from './run.ts'
import type { CallId } from '../thread/toolCall.ts'
import type { Run } from './run.ts'
import { openSettings } from './threadSettings.ts'

const demo: ThreadSettings = {
  provider: 'demo',
  baseURL: '',
  model: 'demo-script',
  sendsKey: false,
  mode: 'agent',
}
const howMany = 'how many emails did i get in the last 5 days?'
const write = "Send sally@gmail.com an email saying 'What's up homie'"
const approve = { type: 'approve' } as const

let threadId = ''
const locks = lockManager()

beforeEach(async () => {
  vi.stubGlobal('navigator', { locks })
  threadId = crypto.randomUUID()
  await resetMails(Date.now())
})

afterEach(() => {
  vi.unstubAllGlobals()
})

async function open(settings?: ThreadSettings): Promise<Run> {
  if (settings) await saveThreadSettings(threadId, settings)
  return openRun(threadId, await openSettings(threadId), {
    changed: () => undefined,
    drawn: () => undefined,
    tell: () => undefined,
  })
}

function until(run: Run, holds: (thread: Thread) => boolean): Promise<Thread> {
  return new Promise((resolve) => {
    const look = () => {
      const thread = run.thread.getState()
      if (!holds(thread) || run.live.getState().reply) return
      stopThread()
      stopLive()
      resolve(thread)
    }
    const stopThread = run.thread.subscribe(look)
    const stopLive = run.live.subscribe(look)
    look()
  })
}

const waits = (thread: Thread) => pendingCalls(thread).length > 0
const isAtRest = (thread: Thread) =>
  !thread.asking && ['ended', 'interrupted'].includes(nextStep(thread).type)

/** As the dialog does: what it would do is found out, shown, and put on record as shown. */
async function presentAsIs(run: Run, id: CallId): Promise<void> {
  const { effects } = await run.preview(id)
  await run.present(id, effects)
}

async function decideAll(run: Run, ...decisions: Parameters<Run['decide']>[1][]): Promise<void> {
  for (const [index, call] of pendingCalls(run.thread.getState()).entries()) {
    const decision = decisions[index]
    if (!decision) return
    await presentAsIs(run, call.id)
    await run.decide(call.id, decision)
  }
}

function lastText(thread: Thread): string {
  const last = thread.turns.at(-1)
  if (last?.kind !== 'reply' || last.author.type !== 'model') return `(${last?.kind})`
  return textOf(last.author.message.data.content)
}

async function sentMails(): Promise<number> {
  return (await readMails(Date.now())).filter((mail) => mail.folder === 'sent').length
}

const callsOf = (turn: Turn | undefined) => (turn?.kind === 'reply' ? turn.calls : [])

test('the how-to’s first question is answered with the mails that are there', async () => {
  const run = await open(demo)
  await run.submit(howMany)
  await until(run, waits)
  await decideAll(run, approve)
  const thread = await until(run, isAtRest)
  expect(lastText(thread)).toContain('10')
  expect(callsOf(thread.turns[1])).toMatchObject([
    { status: 'succeeded', result: { type: 'whole', value: 10 } },
  ])
})

test('a rejection reaches the model with its reason, and nothing is sent', async () => {
  const run = await open(demo)
  await run.submit(write)
  await until(run, waits)
  await decideAll(run, { type: 'reject', message: 'not today' })
  const thread = await until(run, isAtRest)
  expect(lastText(thread)).toContain('not today')
  expect(await sentMails()).toBe(0)
})

test('in single pass a yes gives the output and a no gives NotApproved, and neither asks again', async () => {
  const run = await open({ ...demo, mode: 'single-pass' })
  await run.submit(howMany)
  await until(run, waits)
  await decideAll(run, approve)
  const passed = await until(run, isAtRest)
  const reply = passed.turns.at(-1)
  expect(reply?.kind === 'reply' && outputOf(reply)).toMatchObject([
    { name: 'count_emails', args: { last_n_days: 5 }, type: 'tool_call', output: 10 },
  ])

  await until(run, () => run.live.getState().activity === 'idle')
  await run.submit(write)
  await until(run, waits)
  await decideAll(run, { type: 'reject' })
  const stopped = await until(run, isAtRest)
  const last = stopped.turns.at(-1)
  expect(last).toMatchObject({ kind: 'stopped', reason: { type: 'not-approved' } })
  expect(await sentMails()).toBe(0)
})

test('a pending call is pending again after a reload, decided there, and the second turn goes on', async () => {
  const before = await open(demo)
  await before.submit(write)
  await until(before, waits)
  locks.letGo()
  const after = await open()
  expect(pendingCalls(after.thread.getState())).toMatchObject([{ name: 'send_email' }])
  await decideAll(after, approve)
  await until(after, isAtRest)
  expect(await sentMails()).toBe(1)
  await until(after, () => after.live.getState().activity === 'idle')
  await after.submit(howMany)
  await until(after, waits)
  await decideAll(after, approve)
  expect(lastText(await until(after, isAtRest))).toContain('10')
  expect(await sentMails()).toBe(1)
})

test('of two tabs that decide one call, the first wins and the other is told [case 15]', async () => {
  const one = await open(demo)
  await one.submit(write)
  await until(one, waits)
  const other = await open()
  const [call] = pendingCalls(one.thread.getState())
  if (!call) throw new Error('Nothing waits.')
  await presentAsIs(one, call.id)
  await other.catchUp()
  const ends = await Promise.allSettled([
    one.decide(call.id, approve),
    other.decide(call.id, { type: 'reject' }),
  ])
  expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const lost = ends.find((end) => end.status === 'rejected')
  expect(lost?.reason).toBeInstanceOf(NotAdmitted)
  await one.catchUp()
  await until(one, isAtRest)
})

test('of two tabs that decide the first of two calls, the first wins although it could still be taken back [case 15]', async () => {
  const one = await open(demo)
  await one.submit(`${howMany} And ${write}`)
  const [call] = pendingCalls(await until(one, waits))
  if (!call) throw new Error('Nothing waits.')
  const other = await open()
  await presentAsIs(one, call.id)
  await one.decide(call.id, approve)
  await expect(other.decide(call.id, { type: 'reject' })).rejects.toThrow(NotAdmitted)
  expect(callsOf(one.thread.getState().turns[1])[0]).toMatchObject({ status: 'approved' })
  await one.stop()
})

test('promise 2: what was not presented cannot be approved, and can once it was', async () => {
  const run = await open(demo)
  await run.submit(write)
  await until(run, waits)
  const [call] = pendingCalls(run.thread.getState())
  if (!call) throw new Error('Nothing waits.')
  await expect(run.decide(call.id, approve)).rejects.toThrow(NotAdmitted)
  expect(await sentMails()).toBe(0)
  await presentAsIs(run, call.id)
  await run.decide(call.id, approve)
  await until(run, isAtRest)
  expect(await sentMails()).toBe(1)
})

test('a staged decision can be taken back until the last, and then must be presented and decided anew [case 21]', async () => {
  const run = await open(demo)
  await run.submit(`${howMany} And ${write}`)
  const [first, second] = pendingCalls(await until(run, waits))
  if (!first || !second) throw new Error('Two calls should wait.')
  await decideAll(run, approve)
  await run.withdraw(first.id)
  expect(pendingCalls(run.thread.getState()).map((call) => call.id)).toEqual([first.id, second.id])
  await expect(run.decide(first.id, approve)).rejects.toThrow(NotAdmitted)
  await decideAll(run, { type: 'reject' }, approve)
  await expect(run.withdraw(second.id)).rejects.toThrow(NotAdmitted)
  const thread = await until(run, isAtRest)
  expect(callsOf(thread.turns[1]).map((call) => call.status)).toEqual(['rejected', 'succeeded'])
})

test('all that waits is rejected with one message, and the model goes on from it', async () => {
  const run = await open(demo)
  await run.submit(`${howMany} And ${write}`)
  await until(run, waits)
  await run.rejectAll('neither, thanks')
  const thread = await until(run, isAtRest)
  expect(callsOf(thread.turns[1])).toMatchObject([
    { status: 'rejected', decision: { message: 'neither, thanks' } },
    { status: 'rejected', decision: { message: 'neither, thanks' } },
  ])
  expect(lastText(thread)).toContain('neither, thanks')
  expect(await sentMails()).toBe(0)
})

test('all that waits can be rejected without a reason, in one step with what single pass makes of it', async () => {
  const run = await open({ ...demo, mode: 'single-pass' })
  await run.submit(`${howMany} And ${write}`)
  await until(run, waits)
  await run.rejectAll()
  const thread = await until(run, isAtRest)
  expect(callsOf(thread.turns[1]).map((call) => call.status)).toEqual(['rejected', 'rejected'])
  expect(thread.turns.at(-1)).toMatchObject({ kind: 'stopped', reason: { type: 'not-approved' } })
})

test('stopping while calls wait gives each a truthful end, and the next message is heard', async () => {
  const run = await open(demo)
  await run.submit(write)
  await until(run, waits)
  await run.stop()
  expect(callsOf(run.thread.getState().turns[1])).toMatchObject([
    { status: 'cancelled', reason: 'stopped' },
  ])
  await run.submit(howMany)
  await until(run, waits)
  expect(pendingCalls(run.thread.getState())).toMatchObject([{ name: 'count_emails' }])
})

test('stopping mid-reply leaves the thread whole, and Continue asks again', async () => {
  const run = await open(demo)
  await run.submit(howMany)
  await new Promise<void>((resolve) => {
    const unsubscribe = run.live.subscribe(({ reply }) => {
      if (!reply?.text) return
      unsubscribe()
      resolve()
    })
  })
  await run.stop()
  const stopped = run.thread.getState()
  expect(stopped.turns.at(-1)).toMatchObject({ kind: 'interrupted', problem: { kind: 'stopped' } })
  await run.continue()
  expect(pendingCalls(await until(run, waits)).length).toBe(1)
})

test.each([
  ['a provider that needs one', { provider: 'openai', baseURL: 'https://api.openai.com/v1' }],
  ['a server that was given one', { provider: 'custom', baseURL: 'http://127.0.0.1:9/v1' }],
])('without its key %s is not asked, and the thread says so', async (_, provider) => {
  const run = await open({ ...provider, model: 'm', sendsKey: true, mode: 'agent' })
  await run.submit(howMany)
  const thread = await until(run, isAtRest)
  expect(thread.turns.at(-1)).toMatchObject({ kind: 'interrupted', problem: { kind: 'no-key' } })
})

test('a request that an earlier visit left open is not sent again by itself [case 1]', async () => {
  const journal = openJournal(threadId)
  const summarise = () => ({ id: threadId, title: '', pending: 0, updatedAt: 0 })
  const asked = {
    type: 'model-asked',
    reply: 1,
    origin: { provider: 'demo', model: 'demo-script' },
    mode: 'agent',
    tools: {},
  } as const
  await journal.append(
    [{ type: 'user-said', text: howMany }, asked],
    { after: 0, at: 1 },
    summarise,
  )
  const run = await open(demo)
  const thread = await until(run, (now) => !now.asking)
  expect(thread.turns.at(-1)).toMatchObject({
    kind: 'interrupted',
    problem: { kind: 'page-closed' },
  })
})

test('a message with half a character is kept and hashed all the same', async () => {
  const run = await open(demo)
  await run.submit('hello \ud800')
  const thread = await until(run, isAtRest)
  expect(thread.turns[0]).toMatchObject({ text: 'hello \ufffd' })
})

test('promise 2: what a list shows is put on record together, once, and approved together', async () => {
  const run = await open(demo)
  await run.submit(`${howMany} And ${write}`)
  const waiting = pendingCalls(await until(run, waits))
  expect(waiting).toHaveLength(2)
  const shown = new Map(
    await Promise.all(
      waiting.map(async ({ id }) => [id, (await run.preview(id)).effects] as const),
    ),
  )
  const { seq } = run.thread.getState()
  await run.presentAll(shown)
  await run.presentAll(shown)
  expect(run.thread.getState().seq).toBe(seq + 2)
  for (const { presented, id } of pendingCalls(run.thread.getState())) {
    expect(presented?.effects).toEqual(shown.get(id))
  }
  await run.approveAll([...shown.keys()])
  await until(run, isAtRest)
  const mails = await readMails(Date.now())
  expect(mails.filter(({ folder }) => folder === 'sent')).toHaveLength(1)
})

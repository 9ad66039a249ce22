import 'fake-indexeddb/auto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { openJournal } from '../storage/journal.ts'
import { sampleDefinition } from '../thread/anyThread.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import { callOf, summaryOf } from '../thread/selectors.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { Json } from '../thread/json.ts'
import { defineTool } from '../tools/tool.ts'
import { loadEngine } from './loadEngine.ts'
import { lockManager } from './lockManager.ts'
import { createRecorder } from './record.ts'
import type { Recorder } from './record.ts'
import { addedTools } from './toolBox.ts'
import { endLostUndos, undoCall } from './undoCall.ts'

let threadId = ''

// It looks for the stored tools once, and these tests add their own.
beforeAll(() => loadEngine())

beforeEach(() => {
  vi.stubGlobal('navigator', { locks: lockManager() })
  threadId = crypto.randomUUID()
})

afterEach(() => {
  vi.unstubAllGlobals()
  addedTools.setState({ own: new Map() })
})

const id = () => callIdOf(threadId, 1, 0)

/** A thread in which a bell was rung, as a tab sees it that opens it now. */
async function rung(...more: readonly ThreadEvent[]): Promise<Recorder> {
  const call = id()
  const events: readonly ThreadEvent[] = [
    { type: 'person-proposed', reply: 1 },
    {
      type: 'call-offered',
      call,
      toolCallId: 'own_1_0',
      name: 'ring_bell',
      args: {},
      definition: { ...sampleDefinition, name: 'ring_bell' },
    },
    { type: 'call-presented', call, revision: 1, digest: 'd' },
    { type: 'call-decided', call, revision: 1, decision: { type: 'approve' }, digest: 'd' },
    { type: 'call-started', call, digest: 'd' },
    {
      type: 'call-finished',
      call,
      outcome: {
        type: 'succeeded',
        result: { type: 'whole', value: 'Rung.' },
        receipt: 'the bell',
      },
    },
    ...more,
  ]
  await openJournal(threadId).append(events, { after: 0, at: 1 }, (entries) =>
    summaryOf(fold(threadId, entries)),
  )
  return openTab()
}

async function openTab(): Promise<Recorder> {
  const journal = openJournal(threadId)
  const opened = fold(threadId, await journal.read())
  return createRecorder(
    opened,
    journal,
    () => 2,
    () => undefined,
  )
}

function bellThat(undo: (receipt: Json, key: string) => Promise<void>): void {
  const bell = defineTool({
    name: 'ring_bell',
    description: 'Rings a bell for everybody to hear',
    risk: 'send',
    schema: z.strictObject({}),
    execute: async () => ({ result: 'Rung.', receipt: 'the bell' }),
    undo: (receipt, { idempotencyKey }) => undo(receipt, idempotencyKey),
  })
  addedTools.setState({ own: new Map([['ring_bell', bell]]) })
}

const stored = async () => (await openJournal(threadId).read()).map(({ event }) => event.type)
const stateOf = (recorder: Recorder) => callOf(recorder.thread(), id())

test('promise 3: an undo outside is entered only once its begin is stored, under a key of its own', async () => {
  const recorder = await rung()
  const seen: unknown[] = []
  bellThat(async (receipt, key) => {
    seen.push(receipt, key, (await stored()).at(-1))
  })
  await undoCall(recorder, id())
  expect(seen).toEqual(['the bell', `${id()}@1/undo`, 'undo-started'])
  expect(stateOf(recorder)?.status).toBe('undone')
  await expect(undoCall(recorder, id())).rejects.toThrow('undo-started')
})

test('an undo outside that is refused has failed, one whose network broke is unknown, and both can be tried again', async () => {
  const recorder = await rung()
  const errors = [new Error('The bell is gone.'), new TypeError('Failed to fetch')]
  bellThat(async () => {
    const error = errors.shift()
    if (error) throw error
  })
  await undoCall(recorder, id())
  expect(stateOf(recorder)).toMatchObject({
    status: 'succeeded',
    undo: { type: 'failed', error: 'The bell is gone.' },
  })
  await undoCall(recorder, id())
  expect(stateOf(recorder)).toMatchObject({
    status: 'succeeded',
    undo: { type: 'unknown', why: 'Failed to fetch' },
  })
  await undoCall(recorder, id())
  expect(stateOf(recorder)).toMatchObject({ status: 'undone', unknownUndos: [10] })
})

test('promise 3: an undo that a page left without its end is unknown, and can be tried again [case 39]', async () => {
  const recorder = await rung({ type: 'undo-started', call: id() })
  await endLostUndos(recorder)
  expect(stateOf(recorder)).toMatchObject({ status: 'succeeded', undo: { type: 'unknown' } })
  const entered = vi.fn<() => void>()
  bellThat(async () => {
    entered()
  })
  await undoCall(recorder, id())
  expect(stateOf(recorder)?.status).toBe('undone')
  expect(entered).toHaveBeenCalledTimes(1)
})

test('an undo that another tab is at is waited for, and its end is the one that counts', async () => {
  const recorder = await rung()
  let finish: () => void = () => undefined
  const entered = new Promise<void>((enter) => {
    bellThat(
      () =>
        new Promise((resolve) => {
          finish = resolve
          enter()
        }),
    )
  })
  const undoing = undoCall(recorder, id())
  await entered
  const other = await openTab()
  expect(stateOf(other)).toMatchObject({ undo: { type: 'begun' } })
  await expect(other.record([{ type: 'undo-started', call: id() }])).rejects.toThrow('undo-started')
  const looking = endLostUndos(other)
  finish()
  await Promise.all([undoing, looking])
  expect(stateOf(other)?.status).toBe('undone')
  expect((await stored()).filter((type) => type === 'undo-finished')).toHaveLength(1)
})

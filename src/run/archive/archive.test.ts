import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../storage/database.ts'
import { forgetAll } from '../../storage/forget.ts'
import { openJournal, readSummaries } from '../../storage/journal.ts'
import { readRules } from '../../storage/rules.ts'
import { readSettings, saveDefaultSettings } from '../../storage/settings.ts'
import type { ThreadEntry, ThreadEvent } from '../../thread/events.ts'
import { sampleDefinition } from '../../thread/anyThread.ts'
import { fold } from '../../thread/fold.ts'
import { nextStep } from '../../thread/nextStep.ts'
import { ProblemError } from '../../thread/problem.ts'
import { callIdOf } from '../../thread/toolCall.ts'
import { verifyChain } from '../../thread/verifyChain.ts'
import { exportEverything, exportThread, verifyThread } from './exportThreads.ts'
import { importThreads } from './importThreads.ts'
import { journalled, someEvents } from './someThread.ts'

const one = 'thread-number-one'
const other = 'thread-number-two'
const said: ThreadEvent = { type: 'user-said', text: 'Hello' }
const asked: ThreadEvent = {
  type: 'model-asked',
  reply: 1,
  origin: { provider: 'demo', model: 'm' },
  mode: 'agent',
  tools: {},
}
const now = Date.UTC(2026, 10, 23)

const fileOf = (lines: readonly string[]) => {
  const text = `${lines.join('\n')}\n`
  return { size: text.length, text: async () => text }
}

async function refusalOf(lines: readonly string[]): Promise<string> {
  const error: unknown = await importThreads(fileOf(lines), now).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(await readSummaries()).toEqual([])
  return error instanceof ProblemError ? error.problem.meaning : `no refusal, but ${String(error)}`
}

/** The lines of a file of one thread, which is then forgotten here. */
async function exported(events: readonly ThreadEvent[]): Promise<readonly string[]> {
  await journalled(one, events)
  const { lines } = await exportThread(one, now)
  await forgetAll()
  return lines
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

beforeEach(forgetAll)

test('what is exported and imported folds to the same thread, one event later and at rest', async () => {
  await fc.assert(
    fc.asyncProperty(someEvents(one), async (events) => {
      await forgetAll()
      const before = await journalled(one, events)
      const { lines, broken } = await exportEverything(now)
      expect(broken).toEqual([])
      await forgetAll()
      const [imported] = await importThreads(fileOf(lines), now)
      const after = await openJournal(one).read()

      expect(asJson(after.slice(0, before.length))).toEqual(asJson(before))
      expect(await verifyThread(one)).toMatchObject({ verified: { type: 'intact' } })
      const thread = fold(one, after)
      expect(nextStep(thread)).toEqual({ type: 'interrupted', why: 'imported' })
      expect(imported).toMatchObject({ id: one, pending: 0, title: thread.title })
      const { isImported: _, seq: __, updatedAt: ___, ...rest } = thread
      expect(asJson(fold(one, before))).toMatchObject(asJson(rest) as object)
    }),
    { numRuns: 60 },
  )
})

test('any byte that is changed in a file is found, and nothing of the file is stored', async () => {
  await fc.assert(
    fc.asyncProperty(
      someEvents(one),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
      async (events, place, character) => {
        await forgetAll()
        const text = (await exported(events)).join('\n')
        const index = Math.floor(place * text.length)
        fc.pre(text[index] !== character)
        const changed = text.slice(0, index) + character + text.slice(index + 1)
        expect(await refusalOf(changed.split('\n'))).toMatch(/^Line \d+: /)
      },
    ),
    { numRuns: 150 },
  )
})

test('any field that is changed in the journal is found by Verify', async () => {
  await fc.assert(
    fc.asyncProperty(someEvents(one), fc.nat(), fc.nat(), async (events, nth, pick) => {
      await forgetAll()
      const entries = await journalled(one, events)
      const intact = await verifyChain(one, entries)
      expect(intact.type).toBe('intact')
      const vouched = { seq: entries.length, hash: 'head' in intact ? intact.head : '' }
      const index = nth % entries.length
      const changed = structuredClone(entries) as ThreadEntry[]
      spoil(changed[index] as object, pick)
      expect(await verifyChain(one, changed, vouched)).toMatchObject({ type: 'broken' })
    }),
    { numRuns: 100 },
  )
})

/** Changes one of the values anywhere inside. */
function spoil(root: object, pick: number): void {
  const places: (() => void)[] = []
  const visit = (holder: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>)
      else places.push(() => (holder[key] = typeof value === 'string' ? `${value}!` : 'spoiled'))
    }
  }
  visit(root as Record<string, unknown>)
  places[pick % places.length]?.()
}

test('every thread goes into one file, and comes out of it in one piece', async () => {
  await journalled(one, [said])
  await journalled(other, [{ type: 'user-said', text: 'Second' }])
  const { lines, threads } = await exportEverything(now)
  expect(threads.map(({ id }) => id).toSorted()).toEqual([one, other])
  expect(lines).toHaveLength(3)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    format: 'countersign-journal',
    version: 1,
    exportedAt: '2026-11-23T00:00:00.000Z',
  })
  await forgetAll()
  await saveDefaultSettings({ ...(await readSettings(one)), model: 'mine' })
  await importThreads(fileOf(lines), now)
  expect((await readSummaries()).map(({ title }) => title).toSorted()).toEqual(['Hello', 'Second'])
  expect(await readSettings(one)).toMatchObject({ model: 'mine' })
})

test('a thread that is here already is refused by name, and with it the rest of the file', async () => {
  await journalled(one, [said])
  await journalled(other, [said])
  const { lines } = await exportEverything(now)
  await forgetAll()
  await journalled(one, [said])
  await expect(importThreads(fileOf(lines), now)).rejects.toMatchObject({
    problem: { meaning: expect.stringContaining('“Hello” is already in this browser') as string },
  })
  expect(await openJournal(other).read()).toEqual([])
})

test('an imported thread that was never continued is not marked twice', async () => {
  const lines = await exported([said])
  await importThreads(fileOf(lines), now)
  const again = await exportThread(one, now)
  await forgetAll()
  await importThreads(fileOf(again.lines), now)
  expect((await openJournal(one).read()).map(({ event }) => event.type)).toEqual([
    'user-said',
    'thread-imported',
  ])
})

test('a broken thread is exported as it is, and named, and no import accepts it', async () => {
  const [first] = await journalled(one, [said, asked])
  const database = await openDatabase()
  await database.put('entries', { ...(first as ThreadEntry), at: 1 })
  expect(await verifyThread(one)).toMatchObject({ verified: { type: 'broken', seq: 1 } })
  const { lines, broken } = await exportThread(one, now)
  expect(broken).toEqual(['Hello'])
  expect(lines).toHaveLength(3)
  await forgetAll()
  expect(await refusalOf(lines)).toContain('Line 2: It is not the event that the next one names.')
})

test('a file is refused with the line and the reason', async () => {
  const [header = '', first = '', second = ''] = await exported([said, asked])
  expect(await refusalOf([])).toBe('Line 1: It is not the first line of a Countersign journal.')
  expect(await refusalOf([header, first])).toContain('Line 3: It is missing')
  expect(await refusalOf([header, first, second, second])).toContain('Line 4: The first line names')
  expect(await refusalOf([header, second, first])).toContain('Line 2: Event 1 should stand here')
  expect(await refusalOf([header, first, '{'])).toContain('Line 3: It is not JSON')
  expect(await refusalOf([header, first, second.replace('demo', 'omed')])).toBe(
    'Line 3: It is not the event that the first line names.',
  )
  expect(await refusalOf([header, first.replace('Hello', 'Hallo'), second])).toBe(
    'Line 2: It is not the event that the next one names.',
  )
  expect(await refusalOf([header.replace('Hello', 'Other'), first, second])).toContain('Line 1: ')
})

test('what only looks like data is refused before anything reads it', async () => {
  const [header = '', first = ''] = await exported([said])
  const withEvent = (event: string) => [header, first.replace(/"event":.*$/, `"event":${event}}`)]
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
  const cases: readonly [string, string][] = [
    ['{"type":"user-said","text":"x","__proto__":{"isAdmin":true}}', '__proto__'],
    [`{"type":"user-said","text":${deep}}`, 'levels deep'],
    ['{"type":"user-said","text":"x","replaces":1e999}', 'too large'],
    ['{"type":"user-said","text":"\\ud800"}', 'broken'],
    ['{"type":"user-said","text":"x","text":"y"}', 'not written as'],
    ['{"type":"user-said","text":{"lc":1,"type":"constructor","id":["x"],"kwargs":{}}}', 'text'],
    ['{"type":"user-said","text":"x","lc":1}', 'lc'],
    ['{"type":"constructor"}', 'no event of the type'],
    ['{"type":"toString"}', 'no event of the type'],
    ['{"type":"thread-adopted"}', 'could not happen'],
    ['{"type":"user-said"}', 'event.text'],
  ]
  for (const [event, reason] of cases) {
    const meaning = await refusalOf(withEvent(event))
    expect(meaning).toMatch(/^Line 2: /)
    expect(meaning).toContain(reason)
  }
  expect(Object.prototype).not.toHaveProperty('isAdmin')
})

test('a file over the limit is not even read', async () => {
  const file = { size: 2 ** 30, text: () => Promise.reject(new Error('read')) }
  await expect(importThreads(file, now)).rejects.toMatchObject({
    problem: { meaning: 'It is larger than 100 MB.' },
  })
})

test('promise 1: a file brings no rule, whatever rules its decisions name', async () => {
  const call = callIdOf(one, 1, 0)
  const lines = await exported([
    said,
    asked,
    { type: 'model-replied', reply: 1, message: { type: 'ai', data: { content: '' } } },
    {
      type: 'call-offered',
      call,
      toolCallId: 'call_0',
      name: sampleDefinition.name,
      args: { to: 'a' },
      definition: sampleDefinition,
    },
    {
      type: 'call-decided',
      call,
      revision: 1,
      decision: { type: 'approve' },
      digest: 'a'.repeat(64),
      rule: { id: 'a-rule-of-theirs', sentence: 'Always allow everything.' },
      effects: [],
    },
  ])
  await importThreads(fileOf(lines), now)
  expect(await readSummaries()).toHaveLength(1)
  expect(await readRules()).toEqual([])
})

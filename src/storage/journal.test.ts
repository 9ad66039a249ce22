import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { entryHash } from '../thread/digest.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import { openDatabase } from './database.ts'
import { deleteJournal, openJournal, readSummaries } from './journal.ts'
import type { Journal } from './journal.ts'
import { readMails, resetMails } from './mails.ts'

const said: ThreadEvent = { type: 'user-said', text: 'Hello' }
const renamed: ThreadEvent = { type: 'thread-renamed', title: 'Other' }
const summarise = (entries: readonly ThreadEntry[]): ThreadSummary => ({
  id: 'thread',
  title: `after ${entries.at(-1)?.seq}`,
  pending: 0,
  updatedAt: 1,
})

async function chainHolds(journal: Journal): Promise<boolean> {
  const entries = await journal.read()
  const hashes = await Promise.all(entries.map(entryHash))
  return entries.every((entry, index) => entry.previousHash === (hashes[index - 1] ?? ''))
}

beforeEach(async () => {
  await deleteJournal('thread')
})

test('entries are chained: each names the hash of the one before, the first none', async () => {
  const journal = openJournal('thread')
  await journal.append([said, renamed], { after: 0, at: 1 }, summarise)
  await openJournal('thread').append([renamed], { after: 2, at: 2 }, summarise)
  const entries = await journal.read()
  expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3])
  expect(await chainHolds(journal)).toBe(true)
})

test('who has not seen the last event does not write, and is told what was missed', async () => {
  const one = openJournal('thread')
  const other = openJournal('thread')
  await one.append([said], { after: 0, at: 1 }, summarise)
  const lost = await other.append([said], { after: 0, at: 1 }, summarise)
  expect(lost).toMatchObject({ type: 'conflict', missed: [{ seq: 1 }] })
  expect((await one.read()).length).toBe(1)
})

test('of many who append at once exactly one wins each place', async () => {
  const journals = Array.from({ length: 20 }, () => openJournal('thread'))
  const ends = await Promise.all(
    journals.map((journal) => journal.append([said], { after: 0, at: 1 }, summarise)),
  )
  expect(ends.filter((end) => end.type === 'appended').length).toBe(1)
  expect((await openJournal('thread').read()).length).toBe(1)
})

test('nothing is appended to a thread that was deleted', async () => {
  const journal = openJournal('thread')
  await journal.append([said], { after: 0, at: 1 }, summarise)
  await deleteJournal('thread')
  expect(await journal.append([said], { after: 1, at: 1 }, summarise)).toEqual({
    type: 'conflict',
    missed: [],
  })
  expect(await readSummaries()).toEqual([])
})

test('the summary is written with the entries', async () => {
  await openJournal('thread').append([said, renamed], { after: 0, at: 1 }, summarise)
  expect(await readSummaries()).toMatchObject([{ id: 'thread', title: 'after 2' }])
})

test('an effect on our own data and its entry are written together, or neither is', async () => {
  const journal = openJournal('thread')
  await journal.append([said], { after: 0, at: 1 }, summarise)
  await resetMails(0)
  const mail = {
    id: 'sent-1',
    folder: 'sent',
    from: '',
    to: '',
    subject: '',
    body: '',
    at: 0,
  } as const
  const failing = journal.appendWith(
    renamed,
    async ({ mails }) => {
      await mails.add(mail)
      throw new Error('after the effect')
    },
    { after: 1, at: 1 },
    summarise,
  )
  await expect(failing).rejects.toThrow('after the effect')
  const sent = async () => (await readMails(0)).filter((one) => one.folder === 'sent').length
  expect(await sent()).toBe(0)
  expect((await journal.read()).length).toBe(1)

  const lost = await journal.appendWith(
    renamed,
    async ({ mails }) => {
      await mails.add(mail)
      return renamed
    },
    { after: 0, at: 1 },
    summarise,
  )
  expect(lost.type).toBe('conflict')
  expect(await sent()).toBe(0)

  await journal.appendWith(
    renamed,
    async ({ mails }) => {
      await mails.add(mail)
      return renamed
    },
    { after: 1, at: 1 },
    summarise,
  )
  expect(await sent()).toBe(1)
  expect((await journal.read()).length).toBe(3)
  expect(await chainHolds(journal)).toBe(true)
})

test('decisions, starts and requests ask the browser for strict durability', async () => {
  const database = await openDatabase()
  const opened = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const journal = openJournal('thread')
  await journal.append([said], { after: 0, at: 1 }, summarise)
  await journal.append([renamed], { after: 1, at: 1 }, summarise)
  await journal.append(
    [{ type: 'call-started', call: 'thread/1/0', digest: '' }],
    { after: 2, at: 1 },
    summarise,
  )
  const asked = opened.mock.calls.flatMap(([, mode, options]) =>
    mode === 'readwrite' ? [options?.durability] : [],
  )
  opened.mockRestore()
  expect(asked).toEqual(['relaxed', 'relaxed', 'strict'])
  expect(database.version).toBe(7)
})

const day = 24 * 60 * 60 * 1000

test.each([0, 1, day / 2 - 1, day / 2, day - 1, day * 400.3])(
  'at any moment (+%d ms) ten mails of the last five days are there, and sixty days in all',
  async (offset) => {
    const now = Date.UTC(2026, 10, 23) + offset
    const mails = (await readMails(now)).filter((mail) => mail.folder === 'inbox')
    expect(mails.length).toBe(120)
    expect(mails.filter((mail) => mail.at > now - 5 * day && mail.at <= now).length).toBe(10)
    expect(new Set(mails.map((mail) => mail.id)).size).toBe(120)
  },
)

import { expect, test, vi } from 'vitest'

test('where the browser refuses to open a database, one in memory serves in the same way', async () => {
  const refused = new DOMException('Storage is forbidden here.', 'SecurityError')
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw refused
    },
  })
  const { storageState } = await import('./storageState.ts')
  const { openJournal, readSummaries } = await import('./journal.ts')
  const { readMails } = await import('./mails.ts')

  const journal = openJournal('thread-in-memory')
  const summary = { id: 'thread-in-memory', title: 'Kept', pending: 0, updatedAt: 1 }
  await journal.append([{ type: 'user-said', text: 'Hello' }], { after: 0, at: 1 }, () => summary)
  expect(await journal.read()).toHaveLength(1)
  expect(await readSummaries()).toEqual([summary])
  expect((await readMails(Date.UTC(2026, 10, 23, 13))).length).toBe(120)
  expect(storageState.getState()).toMatchObject({
    place: 'memory',
    refusal: 'SecurityError: Storage is forbidden here.',
  })
})

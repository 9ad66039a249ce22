import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { openJournal } from './journal.ts'
import { storageState } from './storageState.ts'

test('a newer version gets the database at once; this one says so and stores nothing any more', async () => {
  await openDatabase()
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('countersign', 1000)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  expect(storageState.getState()).toMatchObject({ isOutdated: true, place: 'browser' })
  newer.close()
  const summary = { id: 'thread', title: '', pending: 0, updatedAt: 1 }
  const appending = openJournal('thread').append(
    [{ type: 'user-said', text: 'Hello' }],
    { after: 0, at: 1 },
    () => summary,
  )
  await expect(appending).rejects.toMatchObject({
    problem: { title: 'A newer version of Countersign is open in another tab.' },
  })
})

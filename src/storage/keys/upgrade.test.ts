import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { keepKey, openKey } from './keyStore.ts'

test('a database of the version before gets room for keys and keeps what it has', async () => {
  const before = await openDB('countersign', 2, {
    upgrade(database) {
      database.createObjectStore('entries', { keyPath: ['threadId', 'seq'] })
      for (const keyPath of ['threads', 'mails', 'rules']) {
        database.createObjectStore(keyPath, { keyPath: 'id' })
      }
      database.createObjectStore('settings')
    },
  })
  await before.put('rules', { id: 'a rule' })
  before.close()

  await keepKey('https://one.example', 'a key', { type: 'device' })
  expect(await openKey('https://one.example')).toEqual({ type: 'open', key: 'a key' })
  expect(await (await openDatabase()).getAll('rules')).toEqual([{ id: 'a rule' }])
})

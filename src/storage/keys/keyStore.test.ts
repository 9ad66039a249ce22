import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { forgetAll } from '../forget.ts'
import { keyOf, rememberKey } from '../keys.ts'
import { deviceLock } from './deviceLock.ts'
import { endingOf } from './ending.ts'
import { forgetKey, keepKey, openKey, storedKeys, unlockKey } from './keyStore.ts'
import type { StoredKey } from './keyStore.ts'
import { newRecipe, passphraseLock } from './passphraseLock.ts'

const origin = 'https://one.example'
const other = 'https://two.example'
const key = 'sk-CANARY-0123456789-9876'
const locked = { type: 'passphrase', passphrase: 'correct horse battery' } as const

/** What a new tab of the same browser starts with. */
const reload = () => {
  for (const known of [origin, other]) rememberKey(known, '')
}

afterEach(async () => {
  reload()
  await forgetAll()
})

/** All that is stored, byte by byte. */
async function bytesAtRest(): Promise<string> {
  const database = await openDatabase()
  const rows = await Promise.all(
    [...database.objectStoreNames].map((name) => database.getAll(name)),
  )
  const worded = (value: unknown): string => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      return new TextDecoder().decode(value)
    }
    if (value === null || typeof value !== 'object') return String(value)
    return Object.values(value).map(worded).join('\n')
  }
  return worded(rows.flat())
}

test('promise 5: a key for this tab is in no store, and a reload forgets it', async () => {
  await keepKey(origin, key, { type: 'tab' })
  expect(await openKey(origin)).toEqual({ type: 'open', key })
  expect(await storedKeys()).toEqual([])
  reload()
  expect(await openKey(origin)).toEqual({ type: 'none' })
})

test('a key for this device is there after a reload, without being asked for', async () => {
  await keepKey(origin, key, { type: 'device' })
  reload()
  expect(await openKey(origin)).toEqual({ type: 'open', key })
})

test.each([{ type: 'device' } as const, locked])(
  'promise 5: what is stored of a key ($type) does not contain it',
  async (keeping) => {
    await keepKey(origin, key, keeping)
    const stored = await bytesAtRest()
    expect(stored).toContain('9876')
    expect(stored).not.toContain(key.slice(0, -4))
    expect(stored).not.toContain(locked.passphrase)
  },
)

test('negative control: the search finds a key that is stored as it is', async () => {
  const database = await openDatabase()
  const sealed = new TextEncoder().encode(key).buffer
  const row: StoredKey = {
    origin,
    ending: '',
    lock: { type: 'device' },
    iv: new Uint8Array(12),
    sealed,
  }
  await database.put('keys', row)
  expect(await bytesAtRest()).toContain(key)
})

test('promise 5: the lock of the device is one and the same, and cannot be read out', async () => {
  const [first, second] = await Promise.all([deviceLock(), deviceLock()])
  await keepKey(origin, key, { type: 'device' })
  expect(await openKey(origin)).toEqual({ type: 'open', key })
  for (const lock of [first, second, await passphraseLock('any', newRecipe())]) {
    expect(lock.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', lock)).rejects.toThrow('not extractable')
  }
  reload()
  expect(await openKey(origin)).toEqual({ type: 'open', key })
})

test('a locked key opens with its passphrase and no other, until the tab is gone', async () => {
  await keepKey(origin, key, locked)
  reload()
  expect(await openKey(origin)).toEqual({ type: 'locked', ending: '9876' })
  expect(await unlockKey(origin, 'correct horse batterz')).toBe(false)
  expect(await openKey(origin)).toMatchObject({ type: 'locked' })
  expect(await unlockKey(origin, locked.passphrase)).toBe(true)
  expect(await openKey(origin)).toEqual({ type: 'open', key })
  reload()
  expect(await openKey(origin)).toMatchObject({ type: 'locked' })
})

test('a passphrase opens all that it fits, and is dear to try', async () => {
  await keepKey(origin, key, locked)
  await keepKey(other, 'sk-other-key-abcd', locked)
  const [one, two] = await storedKeys()
  expect(one?.lock).toMatchObject({ type: 'passphrase', iterations: 600_000 })
  expect(one?.lock).not.toEqual(two?.lock)
  reload()
  expect(await unlockKey(origin, locked.passphrase)).toBe(true)
  expect(keyOf(other)).toBe('sk-other-key-abcd')
})

test.each([{ type: 'device' } as const, locked])(
  'promise 5: a key ($type) that was put under another origin does not open there',
  async (keeping) => {
    await keepKey(origin, key, keeping)
    reload()
    const database = await openDatabase()
    const row = await database.get('keys', origin)
    if (row) await database.put('keys', { ...row, origin: other })
    await unlockKey(other, locked.passphrase)
    expect(await openKey(other)).not.toMatchObject({ type: 'open' })
    expect(keyOf(other)).toBeUndefined()
    // Negative control: under its own it does.
    await unlockKey(origin, locked.passphrase)
    expect(await openKey(origin)).toEqual({ type: 'open', key })
  },
)

test('another origin has no key', async () => {
  await keepKey(origin, key, { type: 'device' })
  expect(await openKey(other)).toEqual({ type: 'none' })
})

test('a key that is kept in another way is no longer kept in the former', async () => {
  await keepKey(origin, key, { type: 'device' })
  await keepKey(origin, key, { type: 'tab' })
  expect(await storedKeys()).toEqual([])
  expect(keyOf(origin)).toBe(key)
})

test('a forgotten key is nowhere, and the other tabs are told', async () => {
  await keepKey(origin, key, { type: 'device' })
  const otherTab = new BroadcastChannel('countersign')
  const news = new Promise((resolve) => {
    otherTab.addEventListener('message', ({ data }) => resolve(data), { once: true })
  })
  await forgetKey(origin)
  expect(await openKey(origin)).toEqual({ type: 'none' })
  expect(await storedKeys()).toEqual([])
  expect(await news).toEqual({ type: 'key', origin })
  otherTab.close()
})

test('Forget everything takes the keys and the lock of the device with it', async () => {
  await keepKey(origin, key, { type: 'device' })
  const before = await deviceLock()
  await forgetAll()
  expect(await storedKeys()).toEqual([])
  expect(await deviceLock()).not.toBe(before)
  expect(await (await openDatabase()).count('locks')).toBe(1)
})

test('of a short key no more than a third is told', () => {
  expect(endingOf(key)).toBe('9876')
  expect(endingOf('secret')).toBe('et')
  expect(endingOf('ab')).toBe('')
})

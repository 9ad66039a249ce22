import { openDatabase } from '../database.ts'
import { lockUse } from './seal.ts'

/** The lock of this device, made when it is first needed: the browser uses it for this page and gives it out to nobody. */
export async function deviceLock(): Promise<CryptoKey> {
  const database = await openDatabase()
  const existing = await database.get('locks', 'device')
  if (existing) return existing
  const { algorithm, isExtractable, usages } = lockUse
  // Before the transaction: it would end while it is waited for.
  const made = await crypto.subtle.generateKey(algorithm, isExtractable, usages)
  const { store, done } = database.transaction('locks', 'readwrite')
  const lock = (await store.get('device')) ?? made
  if (lock === made) await store.put(made, 'device')
  await done
  return lock
}

import { openDatabase } from '../database.ts'
import type { Database } from '../database.ts'
import { keyOf, rememberKey } from '../keys.ts'
import { storageProblem } from '../storageProblems.ts'
import { tellTabs } from '../tabs.ts'
import { deviceLock } from './deviceLock.ts'
import { endingOf } from './ending.ts'
import { newRecipe, passphraseLock } from './passphraseLock.ts'
import type { Recipe } from './passphraseLock.ts'
import { seal, unseal } from './seal.ts'
import type { Sealed } from './seal.ts'

/** A key as it is stored for its origin; of the key itself nothing can be read but its ending. */
export interface StoredKey extends Sealed {
  readonly origin: string
  readonly ending: string
  readonly lock: { readonly type: 'device' } | ({ readonly type: 'passphrase' } & Recipe)
}

/** How a key is kept: until the tab is gone, on this device, or on this device behind a passphrase. */
export type Keeping =
  | { readonly type: 'tab' }
  | { readonly type: 'device' }
  | { readonly type: 'passphrase'; readonly passphrase: string }

/** What there is for an origin: nothing, a key to be used, or one that waits for its passphrase. */
export type OpenedKey =
  | { readonly type: 'none' }
  | { readonly type: 'open'; readonly key: string }
  | { readonly type: 'locked'; readonly ending: string }

/** Holds a key for its origin in this tab, and stores it as far as it is to outlive the tab. */
export async function keepKey(origin: string, key: string, keeping: Keeping): Promise<void> {
  const row = await sealed(origin, key, keeping)
  await write(origin, row)
  rememberKey(origin, key)
}

/** Removes the key of an origin from this browser, in every tab. */
export async function forgetKey(origin: string): Promise<void> {
  rememberKey(origin, '')
  await write(origin, undefined)
}

/** The key of an origin, from this tab or from what is stored; what needs no passphrase is opened. */
export async function openKey(origin: string): Promise<OpenedKey> {
  const held = keyOf(origin)
  if (held !== undefined) return { type: 'open', key: held }
  const row = await stored(async (database) => database.get('keys', origin))
  if (!row) return { type: 'none' }
  if (row.lock.type === 'passphrase') return { type: 'locked', ending: row.ending }
  const key = await unseal(await deviceLock(), origin, row)
  if (key === undefined) return { type: 'none' }
  rememberKey(origin, key)
  return { type: 'open', key }
}

/** Opens with a passphrase whatever it fits, until the tab is gone; tells whether the key of this origin is open now. */
export async function unlockKey(origin: string, passphrase: string): Promise<boolean> {
  for (const row of await storedKeys()) {
    if (row.lock.type !== 'passphrase') continue
    const key = await unseal(await passphraseLock(passphrase, row.lock), row.origin, row)
    if (key !== undefined) rememberKey(row.origin, key)
  }
  return keyOf(origin) !== undefined
}

/** Everything that is stored, sealed as it is. */
export function storedKeys(): Promise<readonly StoredKey[]> {
  return stored((database) => database.getAll('keys'))
}

async function sealed(
  origin: string,
  key: string,
  keeping: Keeping,
): Promise<StoredKey | undefined> {
  if (keeping.type === 'tab') return undefined
  const ending = endingOf(key)
  if (keeping.type === 'device') {
    return {
      origin,
      ending,
      lock: { type: 'device' },
      ...(await seal(await deviceLock(), origin, key)),
    }
  }
  const recipe = newRecipe()
  const lock = await passphraseLock(keeping.passphrase, recipe)
  return {
    origin,
    ending,
    lock: { type: 'passphrase', ...recipe },
    ...(await seal(lock, origin, key)),
  }
}

async function write(origin: string, row: StoredKey | undefined): Promise<void> {
  await stored(async (database): Promise<unknown> =>
    row ? database.put('keys', row) : database.delete('keys', origin),
  )
  tellTabs({ type: 'key', origin })
}

type Work<Result> = (database: Database) => Promise<Result>

async function stored<Result>(work: Work<Result>): Promise<Result> {
  try {
    return await work(await openDatabase())
  } catch (error) {
    throw storageProblem(error)
  }
}

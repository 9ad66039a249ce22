import { useEffect, useState } from 'react'
import { keyOf } from '../../storage/keys.ts'
import { forgetKey, keepKey, openKey, storedKeys, unlockKey } from '../../storage/keys/keyStore.ts'
import type { Keeping, StoredKey } from '../../storage/keys/keyStore.ts'
import { knownKey } from './knownKey.ts'
import type { KnownKey } from './knownKey.ts'

/** Shorter ones are tried out too soon. */
const shortest = 8

/** What has been chosen and typed about how keys are kept. */
interface Choice {
  /** As the key is kept now, where nothing has been chosen. */
  readonly way: Keeping['type'] | undefined
  readonly newPassphrase: string
  /** To unlock the key that is stored. */
  readonly passphrase: string
}

const untouched: Choice = { way: undefined, newPassphrase: '', passphrase: '' }

/** The keys of this browser, as the settings show them and let them be kept, unlocked and forgotten. */
export function useKeyKeeping() {
  const [stored, setStored] = useState<readonly StoredKey[]>([])
  const [choice, setChoice] = useState(untouched)

  useEffect(() => {
    // Where the browser does not store, there is nothing to show; saving says so.
    readKeys().then(setStored, () => undefined)
  }, [])

  const wayFor = (known: KnownKey | undefined) => choice.way ?? known?.keeping ?? 'tab'
  const isNewLock = (known: KnownKey | undefined, typedKey: string) =>
    wayFor(known) === 'passphrase' && (typedKey !== '' || known?.keeping !== 'passphrase')

  return {
    choice,
    change: (changed: Partial<Choice>) => setChoice({ ...choice, ...changed }),
    known: (origin: string | undefined) => knownKey(origin, stored),
    wayFor,
    isNewLock,

    /** What keeps the key from being kept as chosen. */
    wrongLock: (known: KnownKey | undefined, typedKey: string): string | undefined =>
      isNewLock(known, typedKey) && choice.newPassphrase.length < shortest
        ? `A passphrase has at least ${shortest} characters; several words are better.`
        : undefined,

    /** Keeps what was typed, or what is there in another way than before. */
    async keep(origin: string, typedKey: string): Promise<void> {
      const known = knownKey(origin, stored)
      const type = wayFor(known)
      const key = typedKey || (known && known.keeping !== type ? keyOf(origin) : undefined)
      if (!key) return
      const { newPassphrase: passphrase } = choice
      await keepKey(origin, key, type === 'passphrase' ? { type, passphrase } : { type })
    },

    /** Unlocks with the passphrase that was typed; tells whether it is the one. */
    async unlock(origin: string): Promise<boolean> {
      const isOpen = await unlockKey(origin, choice.passphrase)
      setChoice({ ...choice, passphrase: '' })
      setStored(await readKeys())
      return isOpen
    },

    async forget(origin: string): Promise<void> {
      setStored(stored.filter((key) => key.origin !== origin))
      setChoice(untouched)
      await forgetKey(origin)
    },
  }
}

/** What is stored. The keys of this device need nobody: they are opened, to be at hand like those of this tab. */
async function readKeys(): Promise<readonly StoredKey[]> {
  const rows = await storedKeys()
  const own = rows.filter(({ lock }) => lock.type === 'device')
  await Promise.all(own.map(({ origin }) => openKey(origin)))
  return rows
}

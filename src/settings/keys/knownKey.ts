import { keyOf } from '../../storage/keys.ts'
import { endingOf } from '../../storage/keys/ending.ts'
import type { Keeping, StoredKey } from '../../storage/keys/keyStore.ts'

/** What can be told of the key that this browser has for an origin. */
export interface KnownKey {
  readonly keeping: Keeping['type']
  readonly ending: string
  /** Whether it can be used without a passphrase. */
  readonly isOpen: boolean
}

/** The key for an origin: held in this tab, stored, or both. */
export function knownKey(
  origin: string | undefined,
  stored: readonly StoredKey[] = [],
): KnownKey | undefined {
  if (origin === undefined) return undefined
  const held = keyOf(origin)
  const row = stored.find((key) => key.origin === origin)
  const ending = held === undefined ? row?.ending : endingOf(held)
  if (ending === undefined) return undefined
  return { keeping: row?.lock.type ?? 'tab', ending, isOpen: held !== undefined }
}

/** How a key is named where it can't be shown. */
export function endsIn({ ending }: KnownKey): string {
  return ending && ` that ends in “${ending}”`
}

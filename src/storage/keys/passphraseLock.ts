import { lockUse } from './seal.ts'

/** What besides the passphrase a lock is made of; no secret. */
export interface Recipe {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
}

/** A recipe that was never used before, slow enough that trying passphrases is dear. */
export function newRecipe(): Recipe {
  return { salt: crypto.getRandomValues(new Uint8Array(16)), iterations: 600_000 }
}

/** The lock that a passphrase makes: PBKDF2 over SHA-256. */
export async function passphraseLock(
  passphrase: string,
  { salt, iterations }: Recipe,
): Promise<CryptoKey> {
  // The same letters can be typed as different characters.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    lockUse.algorithm,
    lockUse.isExtractable,
    lockUse.usages,
  )
}

/** A text at rest, readable only with the lock that it was sealed under. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

const algorithm = 'AES-GCM'

/** How the locks are made that seal and unseal; none of them can be read out. */
export const lockUse = {
  algorithm: { name: algorithm, length: 256 },
  isExtractable: false,
  usages: ['encrypt', 'decrypt'] as const satisfies readonly KeyUsage[],
}

/** Seals an API key for one origin: under another origin's name it does not open. */
export async function seal(lock: CryptoKey, origin: string, key: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, sealed: await crypto.subtle.encrypt(bound(origin, iv), lock, bytes(key)) }
}

/** The API key again; undefined where lock, origin or content is another. */
export async function unseal(
  lock: CryptoKey,
  origin: string,
  { iv, sealed }: Sealed,
): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(bound(origin, iv), lock, sealed))
  } catch {
    return undefined
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)

const bound = (origin: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: algorithm,
  iv,
  additionalData: bytes(origin),
})

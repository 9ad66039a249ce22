/** What the browser says of the room it gives us. */
export interface StorageUse {
  /** Bytes in use and bytes allowed; undefined where the browser does not tell. */
  readonly used: number | undefined
  readonly allowed: number | undefined
  /** Whether the browser has promised not to clear it by itself; undefined where it does not tell. */
  readonly isPersistent: boolean | undefined
}

/** How much is stored, and for how long the browser means to keep it. */
export async function storageUse(): Promise<StorageUse> {
  const storage = storageManager()
  const [estimate, isPersistent] = await Promise.all([
    storage?.estimate?.().catch(() => undefined),
    storage?.persisted?.().catch(() => undefined),
  ])
  return { used: estimate?.usage, allowed: estimate?.quota, isPersistent }
}

/** Asks the browser not to clear what is stored; undefined where it can't be asked. */
export async function askToPersist(): Promise<boolean | undefined> {
  return storageManager()
    ?.persist?.()
    .catch(() => undefined)
}

const askedKey = 'countersign:asked-to-persist'

/** Asks once in this browser, because some browsers put the question to the person. */
export async function askToPersistOnce(): Promise<void> {
  try {
    if (localStorage.getItem(askedKey) !== null) return
    localStorage.setItem(askedKey, 'yes')
  } catch {
    return
  }
  await askToPersist()
}

/** Absent without a secure context, and in parts in older browsers. */
function storageManager(): Partial<StorageManager> | undefined {
  return globalThis.navigator?.storage
}

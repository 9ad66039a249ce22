import { storageState } from './storageState.ts'

/** Kept apart from the database, so that a database that was emptied or put back in time is noticed. */
export interface Witness {
  readonly seq: number
  readonly hash: string
}

const prefix = 'countersign:seen:'

/** The last entry of this thread that was written in this browser. */
export function witnessOf(threadId: string): Witness | undefined {
  const [, seq = '', hash = ''] = /^(\d+) (\w+)$/.exec(read(prefix + threadId) ?? '') ?? []
  return hash === '' ? undefined : { seq: Number(seq), hash }
}

/** Remembers that an entry was written; never goes back, so that a loss is not forgotten by writing on. */
export function bearWitness(threadId: string, { seq, hash }: Witness): void {
  if (storageState.getState().place === 'memory') return
  if (seq <= (witnessOf(threadId)?.seq ?? 0)) return
  attempt(() => localStorage.setItem(prefix + threadId, `${seq} ${hash}`))
}

/** Forgets what was written of a thread: it is deleted, or its loss has been accepted. */
export function dismissWitness(threadId: string): void {
  attempt(() => localStorage.removeItem(prefix + threadId))
}

/** The ids of all threads of which something was written. */
export function witnessedThreads(): readonly string[] {
  const keys = attempt(() => Object.keys(localStorage)) ?? []
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
}

function read(key: string): string | null | undefined {
  return attempt(() => localStorage.getItem(key))
}

/** Where the browser forbids this storage too, there is no witness. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

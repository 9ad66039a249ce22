import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ThreadEntry } from './events.ts'
import { apply } from './fold.ts'
import type { Thread } from './thread.ts'

/** The folded thread as a Zustand store: a picture of the journal, never the truth. */
export type ThreadStore = StoreApi<Thread>

/** Opens the picture of one thread. */
export function createThreadStore(thread: Thread): ThreadStore {
  return createStore<Thread>(() => thread)
}

/** Brings the picture up to date with entries that are in the journal; ones it has seen are skipped. */
export function showEntries(store: ThreadStore, entries: readonly ThreadEntry[]): Thread {
  const shown = store.getState()
  const thread = entries.filter((entry) => entry.seq > shown.seq).reduce(apply, shown)
  if (thread !== shown) store.setState(thread, true)
  return thread
}

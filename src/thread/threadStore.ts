import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Thread } from './thread.ts'

/** The folded thread as a Zustand store: a picture of the journal, never the truth. */
export type ThreadStore = StoreApi<Thread>

/** Opens the picture of one thread. */
export function createThreadStore(thread: Thread): ThreadStore {
  return createStore<Thread>(() => thread)
}

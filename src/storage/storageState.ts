import { createStore } from 'zustand/vanilla'

/** How this tab stands with the browser's storage. */
export interface StorageState {
  /** `memory`: the browser refused, and nothing outlives the page. */
  readonly place: 'browser' | 'memory'
  /** What the browser said when it refused. */
  readonly refusal: string | undefined
  /** A newer version of the app has taken the database over. */
  readonly isOutdated: boolean
  /** The ids of threads that were written in this browser and are no longer in it. */
  readonly lost: readonly string[]
}

/** The one account of it, for `run` to publish. */
export const storageState = createStore<StorageState>(() => ({
  place: 'browser',
  refusal: undefined,
  isOutdated: false,
  lost: [],
}))

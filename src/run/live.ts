import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { LiveReply } from '../chain/ports.ts'
import type { Problem } from '../thread/problem.ts'
import type { CallId } from '../thread/toolCall.ts'
import type { Progress } from '../tools/tool.ts'

/** What is true of a run only while this page is open: never journalled. */
export interface Live {
  /** `elsewhere`: another tab of this browser runs the thread. */
  readonly activity: 'idle' | 'running' | 'elsewhere'
  /** What has streamed of the reply that is arriving. */
  readonly reply: LiveReply | undefined
  /** A failure that could not be put on record. */
  readonly problem: Problem | undefined
  /** The approved call that can start only right after a press of the person, and what goes on by that press. */
  readonly awaitsPress: { readonly call: CallId; readonly goOn: () => void } | undefined
  /** How far a running call says that it is. */
  readonly progress: { readonly call: CallId; readonly at: Progress } | undefined
  /** The journal here ends before what was once written: nothing goes on by itself. */
  readonly isBehind: boolean
}

/** The live part of a run, apart from the thread's store so that a token re-renders nothing but the streaming reply. */
export type LiveStore = StoreApi<Live>

/** A run at rest. */
export function createLive(): LiveStore {
  return createStore<Live>(() => ({
    activity: 'idle',
    reply: undefined,
    problem: undefined,
    awaitsPress: undefined,
    progress: undefined,
    isBehind: false,
  }))
}

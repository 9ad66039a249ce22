import { useStore } from 'zustand'
import type { Live } from '../run/live.ts'
import type { Run } from '../run/run.ts'
import { nextStep } from '../thread/nextStep.ts'
import type { Thread } from '../thread/thread.ts'

const activityOf = (live: Live) => live.activity
const isBeforeAsking = (thread: Thread) => nextStep(thread).type === 'ask-model'

/** The quiet line between saying something and the model being asked. */
export function Preparing({ run }: { readonly run: Run }) {
  const activity = useStore(run.live, activityOf)
  const isBefore = useStore(run.thread, isBeforeAsking)
  if (activity === 'elsewhere') {
    return <Line>This thread runs in another tab of this browser.</Line>
  }
  return activity === 'running' && isBefore ? <Line>Connecting to the model…</Line> : null
}

function Line({ children }: { readonly children: string }) {
  return <p className="py-3 text-sm text-ink-soft">{children}</p>
}

import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { interruptionOf, isIdle } from './conversation.ts'
import type { Conversation } from './conversation.ts'

const PauseNotice = lazy(() => import('./PauseNotice.tsx'))

/** Says why the run has paused although nothing failed; nothing while it has not. */
export function Paused({ conversation }: { readonly conversation: Conversation }) {
  const { run } = conversation
  const interruption = useStore(run.thread, interruptionOf)
  const isAtRest = useStore(run.live, isIdle)
  const isBehind = useStore(run.live, (live) => live.isBehind)
  const why = isBehind ? 'behind' : interruption
  // They speak for themselves, and nothing may have to be loaded for what a lost network interrupts.
  if (why === 'reply-interrupted' || why === 'request-open') return null
  if (!why || !isAtRest) return null
  return (
    <Suspense>
      <PauseNotice conversation={conversation} why={why} />
    </Suspense>
  )
}

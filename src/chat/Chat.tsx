import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { internalProblem } from '../run/problems.ts'
import type { Live } from '../run/live.ts'
import type { Run } from '../run/run.ts'
import type { Problem } from '../thread/problem.ts'
import type { CallId } from '../thread/toolCall.ts'
import type { Thread } from '../thread/thread.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Announcer } from './Announcer.tsx'
import './chat.css'
import { Composer } from './Composer.tsx'
import type { Conversation } from './conversation.ts'
import { Introduction } from './Introduction.tsx'
import { Paused } from './Paused.tsx'
import { Preparing } from './Preparing.tsx'
import { Transcript } from './Transcript.tsx'
import { Turns } from './Turns.tsx'

interface Properties {
  readonly run: Run
  /** Drawn between the transcript and the composer. */
  readonly notice?: ReactNode
  readonly onReview: (call?: CallId) => void
  readonly onOpenSettings: () => void
}

/** One thread's conversation: the transcript, whatever asks for attention, and the composer. */
export function Chat({ run, notice, onReview, onOpenSettings }: Properties) {
  const [failure, setFailure] = useState<Problem>()
  const isEmpty = useStore(run.thread, hasNoTurns)
  const liveProblem = useStore(run.live, problemOf)

  const act = useCallback(async (what: () => Promise<void>) => {
    setFailure(undefined)
    try {
      await what()
      return true
    } catch (error) {
      setFailure(internalProblem(error))
      return false
    }
  }, [])

  // The callbacks may be new in every render of the page; the conversation must not be.
  const latest = useRef({ onReview, onOpenSettings })
  useEffect(() => {
    latest.current = { onReview, onOpenSettings }
  })
  const conversation = useMemo<Conversation>(
    () => ({
      run,
      act,
      review: (call) => {
        latest.current.onReview(call)
      },
      openSettings: () => {
        latest.current.onOpenSettings()
      },
      withdraw: (call) => void act(() => run.withdraw(call)),
    }),
    [run, act],
  )

  const problem = failure ?? liveProblem
  return (
    <section aria-label="Chat" className="flex h-full min-h-0 flex-col bg-paper text-ink">
      <Transcript key={run.threadId} run={run} isEmpty={isEmpty}>
        {isEmpty ? (
          <Introduction conversation={conversation} />
        ) : (
          <Turns conversation={conversation} />
        )}
        <Preparing run={run} />
        <Paused conversation={conversation} />
        {problem && <ProblemNotice problem={problem} />}
      </Transcript>
      {notice}
      <Composer key={`composer-${run.threadId}`} conversation={conversation} />
      <Announcer run={run} />
    </section>
  )
}

const hasNoTurns = (thread: Thread) => thread.turns.length === 0
const problemOf = (live: Live) => live.problem

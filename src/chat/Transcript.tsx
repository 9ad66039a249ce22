import { ArrowDown } from 'lucide-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useStickToBottom } from 'use-stick-to-bottom'
import { useStore } from 'zustand'
import type { Run } from '../run/run.ts'
import type { ReplyTurn } from '../thread/thread.ts'
import { Button } from '../ui/Button.tsx'
import { StopFollowing } from './stopFollowing.ts'
import { isAsking, isIdle, isOpenToSpeech } from './conversation.ts'

/** The scrolling record of the conversation. It follows what arrives until the person scrolls up. */
export function Transcript({
  run,
  isEmpty,
  children,
}: {
  readonly run: Run
  /** There is no end to follow yet: what is shown is read from its beginning. */
  readonly isEmpty: boolean
  readonly children: ReactNode
}) {
  const isStreaming = useStore(run.thread, isAsking)
  const isOpen = useStore(run.thread, isOpenToSpeech)
  const isAtRest = useStore(run.live, isIdle)
  // Following by jumps: a gliding one would measure the page in every frame of a streaming reply.
  const { scrollRef, contentRef, isAtBottom, scrollToBottom, stopScroll } = useStickToBottom({
    initial: isEmpty ? false : 'instant',
    resize: 'instant',
  })

  useEffect(
    () =>
      run.thread.subscribe(({ turns }, before) => {
        const last = turns.at(-1)
        // Whoever says or does something wants to see it.
        const isOwn = last?.kind === 'user' || (last?.kind === 'reply' && isByHand(last))
        if (isOwn && last.seq !== before.turns.at(-1)?.seq) void scrollToBottom('instant')
      }),
    [run, scrollToBottom],
  )

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scrollRef}
        role="log"
        aria-label="Conversation"
        aria-live="off"
        tabIndex={0}
        data-streaming={isStreaming || undefined}
        data-locked={!isOpen || !isAtRest || undefined}
        className="h-full overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <div ref={contentRef} className="chat-column pb-4">
          <StopFollowing value={stopScroll}>{children}</StopFollowing>
        </div>
      </div>
      {!isAtBottom && !isEmpty && (
        <Button
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lg"
          onClick={() => void scrollToBottom(prefersStillness() ? 'instant' : 'smooth')}
        >
          <ArrowDown size={16} aria-hidden /> Jump to latest
        </Button>
      )}
    </div>
  )
}

function isByHand({ author }: ReplyTurn): boolean {
  return author.type === 'person'
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

import { Plus, X } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { internalProblem } from '../run/problems.ts'
import type { Workspace } from '../run/workspace.ts'
import type { Problem } from '../thread/problem.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { ThreadLine } from './ThreadLine.tsx'
import { useMinute } from './useMinute.ts'
import { useSlideOver } from './useSlideOver.ts'

const WaitingThreads = lazy(() => import('./WaitingThreads.tsx'))

/** The threads of this browser: a column on a wide screen, and on a small one a slide-over that the button with `popoverTarget` of this `id` shows. */
export function ThreadList({
  id,
  workspace,
  openThreadId,
  onNew,
  onReview,
}: {
  readonly id: string
  readonly workspace: Pick<Workspace, 'threads' | 'open' | 'remove'>
  readonly openThreadId: string | undefined
  /** Leaves the open thread for a new one. */
  readonly onNew: () => void
  /** Opens a thread with the dialog about what waits in it. */
  readonly onReview: (threadId: string) => void
}) {
  const list = useStore(workspace.threads, (threads) => threads.list)
  const [problem, setProblem] = useState<Problem>()
  const newThread = useRef<HTMLButtonElement>(null)
  const now = useMinute()
  const slideOver = useSlideOver(openThreadId)

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
      setProblem(undefined)
    } catch (error) {
      setProblem(internalProblem(error))
    }
  }

  const rename = (threadId: string, title: string) =>
    attempt(async () => {
      const run = await workspace.open(threadId)
      await run.rename(title)
    })

  const remove = (threadId: string) =>
    attempt(async () => {
      await workspace.remove(threadId)
      newThread.current?.focus()
      if (threadId === openThreadId) onNew()
    })

  return (
    <nav
      ref={slideOver}
      id={id}
      popover="auto"
      aria-label="Threads"
      className="inset-y-0 left-0 m-0 h-dvh max-h-none w-[min(20rem,85vw)] flex-col border-r border-line bg-sunken text-ink shadow-2xl backdrop:bg-sunken/70 open:flex md:static md:flex md:h-auto md:w-auto md:min-h-0 md:shadow-none"
    >
      <div className="flex items-center gap-2 p-3">
        <Button
          ref={newThread}
          className="flex-1 justify-start!"
          onClick={() => {
            onNew()
            slideOver.current?.hidePopover?.()
          }}
        >
          <Plus size={16} aria-hidden />
          New thread
        </Button>
        <IconButton
          label="Close the list of threads"
          popoverTarget={id}
          popoverTargetAction="hide"
          className="md:hidden"
        >
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      {problem && (
        <div className="px-3 pb-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {list?.some(({ pending }) => pending > 0) && (
        <Boundary meaning="What waits for you still waits in its thread.">
          <Suspense>
            <WaitingThreads
              list={list}
              now={now}
              onReview={(threadId) => {
                slideOver.current?.hidePopover?.()
                onReview(threadId)
              }}
            />
          </Suspense>
        </Boundary>
      )}
      {list?.length === 0 ? (
        <p className="px-5 py-1 text-sm text-ink-soft">
          Threads are kept in this browser. The first one starts with your first message.
        </p>
      ) : (
        <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
          {list?.map((thread) => (
            <ThreadLine
              key={thread.id}
              thread={thread}
              now={now}
              isOpen={thread.id === openThreadId}
              onRename={(title) => rename(thread.id, title)}
              onRemove={() => remove(thread.id)}
            />
          ))}
        </ul>
      )}
    </nav>
  )
}

import { Hourglass } from 'lucide-react'
import { useId } from 'react'
import type { ThreadSummary } from '../thread/selectors.ts'
import { waitingSince } from './waitingSince.ts'

/** The inbox: the threads in which something waits for the person, the longest-waiting first, each leading to its dialog. */
export default function WaitingThreads({
  list,
  now,
  onReview,
}: {
  readonly list: readonly ThreadSummary[]
  readonly now: number
  readonly onReview: (threadId: string) => void
}) {
  const headingId = useId()
  const waiting = list
    .filter(({ pending }) => pending > 0)
    .toSorted((one, other) => (one.oldestPendingAt ?? 0) - (other.oldestPendingAt ?? 0))

  return (
    <section
      aria-labelledby={headingId}
      className="mx-2 mb-3 flex max-h-[40%] shrink-0 flex-col rounded-xl border border-warn bg-warn-wash"
    >
      <h2
        id={headingId}
        className="flex items-center gap-2 px-3 pb-1 pt-2.5 text-xs font-semibold text-warn"
      >
        <Hourglass size={14} aria-hidden />
        Waiting for you
      </h2>
      <ul aria-labelledby={headingId} className="min-h-0 overflow-y-auto px-1 pb-1">
        {waiting.map((thread) => (
          <li key={thread.id}>
            <WaitingThread thread={thread} now={now} onReview={onReview} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function WaitingThread({
  thread: { id, title, pending, oldestPendingAt, waitingFor = [] },
  now,
  onReview,
}: {
  readonly thread: ThreadSummary
  readonly now: number
  readonly onReview: (threadId: string) => void
}) {
  const count = `${pending} waiting`
  return (
    <button
      type="button"
      className="flex min-h-11 w-full flex-col justify-center rounded-lg px-2 py-1.5 text-left transition-colors hover:bg-surface"
      onClick={() => {
        onReview(id)
      }}
    >
      <span className="line-clamp-1 wrap-anywhere text-sm font-medium">{title || 'Untitled'}</span>
      <span className="line-clamp-2 wrap-anywhere text-xs text-ink-soft">
        {count}
        {oldestPendingAt !== undefined && (
          <>
            {', '}
            <time dateTime={new Date(oldestPendingAt).toISOString()}>
              {waitingSince(oldestPendingAt, now)}
            </time>
          </>
        )}
        {waitingFor.length > 0 && (
          <>
            {': '}
            <span className="font-mono">{waitingFor.join(', ')}</span>
          </>
        )}
      </span>
    </button>
  )
}

import { Hourglass } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { clockOf } from '../ui/clock.ts'
import type { ApprovalDesk } from './useApprovalDesk.ts'

/** Says above the composer that calls or results wait, and leads to them; nothing when none does. */
export function ReviewBar({ desk }: { readonly desk: ApprovalDesk }) {
  const { waiting, results, since, isOpen, open } = desk
  if (waiting === 0) return null
  return (
    // It keeps its place under the open dialog, so that nothing behind it jumps.
    <div
      className={`flex items-center justify-between gap-3 rounded-xl border border-warn bg-warn-wash py-1.5 pl-4 pr-1.5 text-sm text-ink ${isOpen ? 'invisible' : ''}`}
    >
      <p role="status" className="flex min-w-0 items-center gap-2.5">
        <Hourglass size={16} aria-hidden className="shrink-0 text-warn" />
        <span>
          <span className="font-semibold">{whatWaits(waiting - results, results)}</span>
          {since !== undefined && (
            <span className="text-ink-soft">
              {' · since '}
              <time dateTime={new Date(since).toISOString()} className="whitespace-nowrap">
                {clockOf(since)}
              </time>
            </span>
          )}
        </span>
      </p>
      <Button
        look="primary"
        aria-label={`Review ${waiting}`}
        className="shrink-0"
        onClick={() => {
          open()
        }}
      >
        Review
        <span className="rounded-full bg-on-accent px-2 text-xs font-semibold tabular-nums text-accent">
          {waiting}
        </span>
      </Button>
    </div>
  )
}

function whatWaits(calls: number, results: number): string {
  const kinds = [numbered(calls, 'tool call'), numbered(results, 'result')].filter(Boolean)
  return `${kinds.join(' and ')} ${calls + results === 1 ? 'waits' : 'wait'} for you`
}

function numbered(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
}

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { RefObject } from 'react'
import type { PendingCall } from '../thread/toolCall.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { RiskBadge } from '../ui/RiskBadge.tsx'
import { sourceOf } from './words.ts'
import type { Queue } from './queue.ts'

/** Which call of how many, what it would run, how risky that is, and the way to its neighbours. */
export function DialogHeader({
  call,
  queue,
  title,
  onTurnTo,
}: {
  readonly call: PendingCall
  readonly queue: Queue
  readonly title: RefObject<HTMLHeadingElement | null>
  readonly onTurnTo: (call: PendingCall) => void
}) {
  const { place, size, previous, next } = queue
  const isDestructive = call.definition.risk === 'destructive'
  return (
    <header
      className={`border-b px-5 pb-3 pt-3 ${isDestructive ? 'border-danger bg-danger-wash' : 'border-line'}`}
    >
      <div className="flex items-start justify-between gap-3">
        <AlertDialog.Title
          ref={title}
          tabIndex={-1}
          aria-label={`Approval ${place} of ${size}: Run ${call.name}?`}
          className="min-w-0 pt-1 outline-none"
        >
          <span className="block text-xs font-medium tabular-nums text-ink-soft">
            Approval {place} of {size}
          </span>
          <span className="wrap-anywhere block text-lg font-semibold leading-snug">
            Run <span className="font-mono">{call.name}</span>?
          </span>
        </AlertDialog.Title>
        {(previous ?? next) && (
          <div className="-mr-3 flex">
            <Neighbour label="Previous call" call={previous} onTurnTo={onTurnTo} />
            <Neighbour label="Next call" call={next} onTurnTo={onTurnTo} />
          </div>
        )}
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
        <RiskBadge risk={call.definition.risk} />
        {sourceOf[call.definition.source]}
      </p>
    </header>
  )
}

function Neighbour({
  label,
  call,
  onTurnTo,
}: {
  readonly label: 'Previous call' | 'Next call'
  readonly call: PendingCall | undefined
  readonly onTurnTo: (call: PendingCall) => void
}) {
  const Arrow = label === 'Previous call' ? ChevronLeft : ChevronRight
  return (
    <IconButton
      label={label}
      aria-keyshortcuts={label === 'Previous call' ? 'Alt+PageUp' : 'Alt+PageDown'}
      disabled={!call}
      onClick={() => {
        if (call) onTurnTo(call)
      }}
    >
      <Arrow size={20} aria-hidden />
    </IconButton>
  )
}

import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { RefObject } from 'react'
import { shownName, sourceWords } from '../thread/sourceWords.ts'
import { allowsDecision } from '../thread/toolCall.ts'
import type { CallId, PendingCall } from '../thread/toolCall.ts'
import { saidByServer } from '../tools/mcp/hints.ts'
import { ExactText } from '../ui/ExactText.tsx'
import { RiskBadge } from '../ui/RiskBadge.tsx'
import { NeighbourButtons } from './NeighbourButtons.tsx'
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
  readonly onTurnTo: (call: CallId) => void
}) {
  const { place, size, previous, next } = queue
  const name = shownName(call.definition)
  const said = saidByServer(call.definition.source)
  const isDestructive = call.definition.risk === 'destructive'
  const verb = allowsDecision(call.definition, 'approve') ? 'Run' : 'Answer'
  return (
    <header
      className={`border-b px-5 pb-3 pt-3 ${isDestructive ? 'border-danger bg-danger-wash' : 'border-line'}`}
    >
      <div className="flex items-start justify-between gap-3">
        <AlertDialog.Title
          ref={title}
          tabIndex={-1}
          aria-label={`Approval ${place} of ${size}: ${verb} ${name}?`}
          className="min-w-0 pt-1 outline-none"
        >
          <span className="block text-xs font-medium tabular-nums text-ink-soft">
            Approval {place} of {size}
          </span>
          <span className="wrap-anywhere block text-lg font-semibold leading-snug">
            {verb} <ExactText text={name} className="font-mono" />?
          </span>
        </AlertDialog.Title>
        <NeighbourButtons noun="call" previous={previous} next={next} onTurnTo={onTurnTo} />
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
        <RiskBadge risk={call.definition.risk} />
        {sourceWords(call.definition.source)}
        {said !== undefined && <span>“{said}”</span>}
      </p>
    </header>
  )
}

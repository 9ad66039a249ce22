import { memo } from 'react'
import type { LiveStore } from '../../run/live.ts'
import type { CallId, ToolCall } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import { RiskBadge } from '../../ui/RiskBadge.tsx'
import { statusLooks } from './callStatus.ts'
import { nextStepOf } from './nextSteps.ts'
import { Outcome } from './Outcome.tsx'
import { Timing } from './Timing.tsx'
import { Value } from './Value.tsx'

/** A tool call as it stands: what would run or has run, in full, and its one status. */
export const ToolCallRecord = memo(function ToolCallRecord({
  call,
  onReview,
  onWithdraw,
  live,
}: {
  readonly call: ToolCall
  readonly onReview: (call: CallId) => void
  /** Given while the decision about this call can still be taken back. */
  readonly onWithdraw?: ((call: CallId) => void) | undefined
  /** Given where the call may be running, so that its time is counted. */
  readonly live?: LiveStore
}) {
  const { word, icon: Icon, tone } = statusLooks[call.status]
  const next = nextStepOf(call)

  return (
    <div
      role="group"
      aria-label={`Tool call ${call.name}`}
      className={`rounded-lg border border-l-4 border-line bg-surface text-sm ${tone}`}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2">
        <h3 className="font-mono font-semibold wrap-anywhere text-ink">{call.name}</h3>
        {call.status !== 'refused' && <RiskBadge risk={call.definition.risk} />}
        <p className="ml-auto inline-flex items-center gap-1.5 font-semibold">
          <Icon size={16} strokeWidth={2.25} aria-hidden />
          <span>{word}</span>
        </p>
      </header>
      <div className="grid gap-3 px-4 py-3 text-ink">
        {call.status !== 'refused' && (
          <dl className="grid gap-2">
            {Object.entries(call.args).map(([name, value]) => (
              <Value key={name} label={name} value={value} />
            ))}
          </dl>
        )}
        <Outcome call={call} />
        <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Timing call={call} live={live} />
          {call.status === 'pending' && (
            <Button
              look="primary"
              onClick={() => {
                onReview(call.id)
              }}
            >
              Decide
            </Button>
          )}
          {onWithdraw && (
            <Button
              onClick={() => {
                onWithdraw(call.id)
              }}
            >
              Undo this decision
            </Button>
          )}
          {next && (
            <a
              href={next.href}
              className="inline-flex min-h-11 items-center text-accent underline underline-offset-2"
            >
              {next.label}
            </a>
          )}
        </footer>
      </div>
    </div>
  )
})

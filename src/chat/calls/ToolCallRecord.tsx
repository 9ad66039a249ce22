import { lazy, memo, Suspense } from 'react'
import type { ComponentProps } from 'react'
import { shownName } from '../../thread/sourceWords.ts'
import type { ToolCall } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import { RiskBadge } from '../../ui/RiskBadge.tsx'
import type { Conversation } from '../conversation.ts'
import { statusLooks } from './callStatus.ts'
import { nextStepOf } from './nextSteps.ts'
import { Outcome } from './Outcome.tsx'
import { PressToContinue } from './PressToContinue.tsx'
import { Timing } from './Timing.tsx'
import { UndoButton } from './UndoButton.tsx'
import { Value } from './Value.tsx'

const MediaOfResult = lazy(() => import('./MediaOfResult.tsx'))
const ProgressLine = lazy(() => import('./ProgressLine.tsx'))
const Provenance = lazy(() => import('./Provenance.tsx'))

/** A tool call as it stands: what would run or has run, in full, and its one status. */
export const ToolCallRecord = memo(function ToolCallRecord({
  call,
  conversation: { run, act, review, withdraw },
  isStaged = false,
}: {
  readonly call: ToolCall
  readonly conversation: Conversation
  /** Whether the decision about this call can still be taken back. */
  readonly isStaged?: boolean
}) {
  const { word, icon: Icon, tone } = statusLooks[call.status]
  const next = nextStepOf(call)
  const name = call.status === 'refused' ? call.name : shownName(call.definition)

  return (
    <div
      role="group"
      tabIndex={-1}
      aria-label={`Tool call ${name}`}
      className={`rounded-lg border border-l-4 border-line bg-surface text-sm [contain-intrinsic-size:auto_12rem] [content-visibility:auto] ${tone}`}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2">
        <h3 className="font-mono font-semibold wrap-anywhere text-ink">{name}</h3>
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
        {hasProvenance(call) && (
          <Suspense>
            <Provenance call={call} />
          </Suspense>
        )}
        <Outcome call={call} />
        <Suspense>
          {'media' in call && <MediaOfResult media={call.media} />}
          {call.status === 'running' && <ProgressLine call={call.id} live={run.live} />}
        </Suspense>
        {call.status === 'approved' && <PressToContinue call={call.id} live={run.live} />}
        <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Timing call={call} live={run.live} />
          {(call.status === 'pending' || call.status === 'held') && (
            <Button
              look="primary"
              onClick={() => {
                review(call.id)
              }}
            >
              {call.status === 'held' ? 'Review the result' : 'Decide'}
            </Button>
          )}
          {isStaged && (
            <Button
              onClick={() => {
                withdraw(call.id)
              }}
            >
              Undo this decision
            </Button>
          )}
          {call.status === 'succeeded' && call.receipt !== undefined && (
            <UndoButton undo={call.undo} onUndo={() => act(() => run.undo(call.id))} />
          )}
          {call.status === 'failed' && (
            <Button className="chat-at-rest" onClick={() => void act(() => run.retry(call.id))}>
              Retry…
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

type Traced = ToolCall & ComponentProps<typeof Provenance>['call']

function hasProvenance(call: ToolCall): call is Traced {
  return ['proposedArgs', 'rule', 'releasedBy', 'withheldBy'].some((key) => key in call)
}

import { Button } from '../ui/Button.tsx'
import { shownName } from '../thread/sourceWords.ts'
import type { StagedCall } from '../thread/toolCall.ts'
import { decidedAs } from './words.ts'

/** What has been decided about the siblings, each with the way back while one of them still waits. */
export function StagedDecisions({
  staged,
  onWithdraw,
}: {
  readonly staged: readonly StagedCall[]
  readonly onWithdraw: (call: StagedCall) => void
}) {
  if (staged.length === 0) return null
  return (
    <section aria-label="Decided so far">
      <h3 className="text-xs font-semibold text-ink-soft">Decided so far, not run yet</h3>
      <ul className="mt-1">
        {staged.map((call) => (
          <li
            key={call.id}
            className="flex flex-wrap items-center justify-between gap-x-3 border-b border-line text-sm last:border-0"
          >
            <span>
              <span className="font-mono wrap-anywhere">{shownName(call.definition)}</span>:{' '}
              {decidedAs(call)}
            </span>
            <Button
              look="quiet"
              aria-label={`Undo the decision about ${shownName(call.definition)}`}
              onClick={() => {
                onWithdraw(call)
              }}
            >
              Undo
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { memo, useId } from 'react'
import { shownName } from '../../thread/sourceWords.ts'
import type { CallId } from '../../thread/toolCall.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { RiskBadge } from '../../ui/RiskBadge.tsx'
import { PreviewContent } from '../CallPreview.tsx'
import { ReturnedNote } from '../ReturnedNote.tsx'
import { CompactArguments } from './CompactArguments.tsx'
import type { ListedCall } from './listed.ts'

/** One call of the list, complete: what it is, with which arguments, what it would do, and whether it is among those to be approved. */
export const ListedCallItem = memo(function ListedCallItem({
  listed: { call, preview, standing, contrast },
  place,
  size,
  isChecked,
  onCheck,
}: {
  readonly listed: ListedCall
  readonly place: number
  readonly size: number
  readonly isChecked: boolean
  readonly onCheck: (call: CallId, isChecked: boolean) => void
}) {
  const whyId = useId()
  const isAlone = standing.type === 'alone'
  return (
    <li
      className={`rounded-lg border px-3 pb-3 ${isAlone ? 'border-line border-dashed' : 'border-line-strong has-checked:border-accent has-checked:ring-1 has-checked:ring-accent'}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <label className="flex min-h-11 min-w-0 grow items-center gap-3 text-sm">
          <input
            type="checkbox"
            aria-label={`${shownName(call.definition)}, call ${place} of ${size}`}
            aria-describedby={isAlone ? whyId : undefined}
            checked={isChecked}
            disabled={isAlone}
            onChange={({ currentTarget }) => {
              onCheck(call.id, currentTarget.checked)
            }}
            className="size-5 shrink-0 accent-accent"
          />
          <span className="wrap-anywhere font-mono font-semibold">
            {shownName(call.definition)}
          </span>
        </label>
        <RiskBadge risk={call.definition.risk} />
      </div>
      <div className="flex flex-col gap-2">
        {isAlone && (
          <p id={whyId} className="text-sm font-medium">
            {standing.why}
          </p>
        )}
        {call.returned && <ReturnedNote reason={call.returned} />}
        <CompactArguments call={call} contrast={contrast} />
        {preview.type === 'failed' && (
          <p className="text-sm text-danger">
            <ExactText text={preview.why} />
          </p>
        )}
        {preview.type === 'shown' && <PreviewContent preview={preview.preview} />}
      </div>
    </li>
  )
})

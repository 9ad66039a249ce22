import { useEffect, useId, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { counted } from './words.ts'

const commonReasons = ['Wrong arguments', 'Not needed', 'Ask me first']

/** Asks why, for the model to read, and rejects one call or all that wait. */
export function RejectForm({
  count,
  isSinglePass,
  reason,
  onReason,
  onReject,
  onBack,
}: {
  /** How many calls it rejects. */
  readonly count: number
  readonly isSinglePass: boolean
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onReject: () => void
  readonly onBack: () => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const fieldId = useId()
  const noteId = useId()
  useEffect(() => {
    field.current?.focus()
  }, [])

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onReject()
      }}
    >
      <label htmlFor={fieldId} className="text-sm font-semibold">
        Reason
      </label>
      <textarea
        ref={field}
        id={fieldId}
        aria-describedby={noteId}
        rows={2}
        value={reason}
        onChange={(event) => {
          onReason(event.target.value)
        }}
        className="field-sizing-content max-h-40 min-h-16 w-full resize-none rounded-lg border border-line-strong bg-surface px-3 py-2 text-base sm:text-sm"
      />
      <p id={noteId} className="text-xs text-ink-soft">
        {noteOf(count, isSinglePass)}
      </p>
      <div className="flex flex-wrap gap-2">
        {commonReasons.map((common) => (
          <button
            key={common}
            type="button"
            className="min-h-11 rounded-full border border-line-strong px-4 text-sm text-ink-soft transition-colors hover:bg-sunken hover:text-ink"
            onClick={() => {
              onReason(common)
              field.current?.focus()
            }}
          >
            {common}
          </button>
        ))}
      </div>
      <div className="mt-1 flex gap-3">
        <Button type="submit" look="danger" className="flex-1 sm:flex-none sm:px-8">
          {count === 1 ? 'Reject' : `Reject ${counted(count, 'call')}`}
        </Button>
        <Button className="flex-1 sm:flex-none" onClick={onBack}>
          Back
        </Button>
      </div>
    </form>
  )
}

function noteOf(count: number, isSinglePass: boolean): string {
  const told = 'Optional. The model is told why'
  if (isSinglePass) return 'Optional. A rejection ends this run, and none of its calls runs.'
  return count === 1 ? `${told}.` : `${told}, for each of the ${counted(count, 'call')} that wait.`
}

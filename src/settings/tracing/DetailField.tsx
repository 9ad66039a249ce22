import { useId } from 'react'
import type { TracedDetail } from '../../storage/tracing.ts'
import { detailLabels, detailMeanings } from './tracingWords.ts'

const details = ['structure', 'everything'] as const satisfies readonly TracedDetail[]

/** What of each run is sent, as two radio buttons with what each means. */
export function DetailField({
  value,
  onChange,
}: {
  readonly value: TracedDetail
  readonly onChange: (detail: TracedDetail) => void
}) {
  const id = useId()

  return (
    <div role="radiogroup" aria-labelledby={id} className="space-y-2">
      <p id={id} className="text-sm font-medium">
        What is sent
      </p>
      {details.map((detail) => (
        <div key={detail} className="text-sm">
          <label htmlFor={`${id}-${detail}`} className="flex items-center gap-2">
            <input
              id={`${id}-${detail}`}
              type="radio"
              name={id}
              checked={value === detail}
              onChange={() => onChange(detail)}
              aria-describedby={`${id}-${detail}-meaning`}
              className="size-4 accent-accent"
            />
            {detailLabels[detail]}
          </label>
          <p id={`${id}-${detail}-meaning`} className="pl-6 text-ink-soft">
            {detailMeanings[detail]}
          </p>
        </div>
      ))}
    </div>
  )
}

import { useId } from 'react'
import type { RunMode } from '../thread/events.ts'
import { modeLabels, modeMeanings } from './modes.ts'

const modes = ['agent', 'single-pass'] as const satisfies readonly RunMode[]

/** How runs go on after their tools, as two radio buttons with a sentence each. */
export function ModeField({
  value,
  onChange,
}: {
  readonly value: RunMode
  readonly onChange: (mode: RunMode) => void
}) {
  const id = useId()

  return (
    <div role="radiogroup" aria-labelledby={id}>
      <p id={id} className="pb-1 text-sm font-medium">
        Run mode
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        {modes.map((mode) => (
          <div
            key={mode}
            className="relative rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent"
          >
            <label
              htmlFor={`${id}-${mode}`}
              className="flex items-center gap-2 text-sm font-medium"
            >
              <input
                id={`${id}-${mode}`}
                type="radio"
                name={id}
                checked={value === mode}
                onChange={() => onChange(mode)}
                aria-describedby={`${id}-${mode}-meaning`}
                className="size-4 accent-accent after:absolute after:inset-0"
              />
              {modeLabels[mode]}
            </label>
            <p id={`${id}-${mode}-meaning`} className="pt-1 text-sm text-ink-soft">
              {modeMeanings[mode]}
            </p>
          </div>
        ))}
      </div>
    </div>
  )
}

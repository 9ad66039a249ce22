import { useId, useState } from 'react'
import type { Price } from '../models/provider.ts'
import { areEntered } from './parameters.ts'
import type { ParameterTexts, WrongParameters } from './parameters.ts'
import { TextField } from '../ui/TextField.tsx'

/** What each request carries beside the conversation, and what it costs; out of the way until it is wanted. */
export function ParameterFields({
  texts,
  wrong,
  known,
  usualLimit,
  onChange,
}: {
  readonly texts: ParameterTexts
  readonly wrong: WrongParameters
  /** What the model costs as far as is known. */
  readonly known: Price | undefined
  /** What is sent as a limit where none is entered, if anything is. */
  readonly usualLimit: string | undefined
  readonly onChange: (texts: ParameterTexts) => void
}) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(() => areEntered(texts))
  const isWrong = Object.keys(texts).some((name) => wrong[name as keyof ParameterTexts])
  const field = (name: keyof ParameterTexts, label: string, usual?: number) => (
    <TextField
      name={name}
      label={label}
      inputMode="decimal"
      placeholder={usual === undefined ? undefined : `${usual}, in November 2026`}
      value={texts[name]}
      wrong={wrong[name]}
      onChange={({ currentTarget }) => onChange({ ...texts, [name]: currentTarget.value })}
    />
  )

  return (
    <details
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      className="rounded-lg border border-line px-4 py-3"
    >
      <summary className="cursor-pointer py-1 text-sm font-medium">
        Instructions, limits and price
      </summary>
      <div className="space-y-4 pt-4">
        <div>
          <label htmlFor={id} className="block pb-1 text-sm font-medium">
            System prompt
          </label>
          <textarea
            id={id}
            rows={3}
            value={texts.instructions}
            aria-describedby={`${id}-help`}
            onChange={({ currentTarget }) =>
              onChange({ ...texts, instructions: currentTarget.value })
            }
            className="w-full rounded-lg border border-line-strong bg-surface px-3 py-2 text-sm"
          />
          <p id={`${id}-help`} className="text-sm text-ink-soft">
            Goes before the conversation with each request, and on record with it.
          </p>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          {field('temperature', 'Temperature')}
          {field('maxTokens', 'Max tokens')}
          {field('inputPrice', 'Price in, $ per million tokens', known?.input)}
          {field('outputPrice', 'Price out, $ per million tokens', known?.output)}
        </div>
        <p className="text-sm text-ink-soft">
          What is empty is not sent: the provider chooses
          {usualLimit && `, but for the limit, which it wants from you (empty: ${usualLimit})`}. The
          prices are used for this model only, to show what it costs.
        </p>
      </div>
    </details>
  )
}

import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import type { ButtonLook } from '../ui/Button.tsx'

/** Asks for words in the place of the buttons, and gives them on; where they are needed, not without any. */
export function WordsForm({
  label,
  hint,
  missing,
  words,
  submit,
  look = 'primary',
  onWords,
  onSubmit,
  onBack,
  suggestions = [],
  children,
}: {
  readonly label: string
  /** What becomes of the words. */
  readonly hint: string
  /** What is said where there are none; without it they may be left out. */
  readonly missing?: string
  readonly words: string
  /** What the button says that gives them on. */
  readonly submit: string
  readonly look?: ButtonLook
  readonly onWords: (words: string) => void
  readonly onSubmit: () => void
  readonly onBack: () => void
  /** Words that one press puts into the field. */
  readonly suggestions?: readonly string[]
  /** Drawn under the field. */
  readonly children?: ReactNode
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [isMissing, setMissing] = useState(false)
  const fieldId = useId()
  const hintId = useId()
  useEffect(() => {
    field.current?.focus()
  }, [])

  const type = (typed: string) => {
    setMissing(false)
    onWords(typed)
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined || words.trim() !== '') onSubmit()
        else {
          setMissing(true)
          field.current?.focus()
        }
      }}
    >
      <label htmlFor={fieldId} className="text-sm font-semibold">
        {label}
      </label>
      <textarea
        ref={field}
        id={fieldId}
        aria-describedby={hintId}
        aria-invalid={isMissing || undefined}
        rows={2}
        value={words}
        onChange={(event) => {
          type(event.target.value)
        }}
        className="field-sizing-content max-h-40 min-h-16 w-full resize-none rounded-lg border border-line-strong bg-surface px-3 py-2 text-base sm:text-sm"
      />
      <p
        id={hintId}
        className={isMissing ? 'text-xs font-medium text-danger' : 'text-xs text-ink-soft'}
      >
        {isMissing ? missing : hint}
      </p>
      {suggestions.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {suggestions.map((suggestion) => (
            <button
              key={suggestion}
              type="button"
              className="min-h-11 rounded-full border border-line-strong px-4 text-sm text-ink-soft transition-colors hover:bg-sunken hover:text-ink"
              onClick={() => {
                type(suggestion)
                field.current?.focus()
              }}
            >
              {suggestion}
            </button>
          ))}
        </div>
      )}
      {children}
      <div className="mt-1 flex flex-wrap gap-3">
        <Button type="submit" look={look} className="flex-1 sm:flex-none sm:px-8">
          {submit}
        </Button>
        <Button className="flex-1 sm:flex-none" onClick={onBack}>
          Back
        </Button>
      </div>
    </form>
  )
}

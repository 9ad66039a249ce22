import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'

/** What every field shows around its input. */
export interface FieldParts {
  readonly label: string
  /** What to enter, and what becomes of it. */
  readonly help?: ReactNode
  /** Why it was refused. */
  readonly wrong?: string | undefined
}

/** A labelled line of text with its help and its error, both read out with it. */
export function TextField({
  label,
  help,
  wrong,
  beside,
  ...input
}: FieldParts & { readonly beside?: ReactNode } & ComponentProps<'input'>) {
  const id = useId()
  const described = [wrong && `${id}-wrong`, help && `${id}-help`].filter(Boolean).join(' ')

  return (
    <div>
      <label htmlFor={id} className="block pb-1 text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-1">
        <input
          id={id}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={described || undefined}
          {...input}
          className={`min-h-11 min-w-0 flex-1 rounded-lg border bg-surface px-3 text-sm ${wrong ? 'border-danger' : 'border-line-strong'}`}
        />
        {beside}
      </div>
      {wrong && (
        <p id={`${id}-wrong`} className="pt-1 text-sm font-medium text-danger">
          {wrong}
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className="space-y-1 pt-1 text-sm text-ink-soft">
          {help}
        </div>
      )}
    </div>
  )
}

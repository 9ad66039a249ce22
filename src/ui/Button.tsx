import type { ComponentProps } from 'react'

/** How much a button asks for attention. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent border-accent hover:bg-accent-strong',
  plain: 'bg-surface text-ink border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-surface border-danger dark:text-sunken hover:brightness-110',
}

/** A button at least 44 px high; `aria-disabled` keeps it focusable while it must not act. */
export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly look?: ButtonLook }) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border px-4 text-sm font-medium transition-colors disabled:opacity-50 aria-disabled:opacity-60 ${looks[look]} ${className}`}
    />
  )
}

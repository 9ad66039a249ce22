import type { ComponentProps } from 'react'

/** A square 44 px button that shows an icon and is named by `label`. */
export function IconButton({
  label,
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`inline-flex size-11 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-sunken hover:text-ink disabled:opacity-50 ${className}`}
    />
  )
}

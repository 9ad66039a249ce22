import type { ReactNode } from 'react'

/** A named region that scrolls within itself, and can be focused so that the keyboard scrolls it too. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  readonly label: string
  readonly className: string
  readonly children: ReactNode
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it a keyboard can't scroll what overflows
    <section tabIndex={0} aria-label={label} className={className}>
      {children}
    </section>
  )
}

import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

/** Asks before something goes to where nothing went so far. */
export function Consent({
  label,
  yes,
  no = 'Not now',
  onYes,
  onKeep,
  children,
}: {
  /** The question as the group is named. */
  readonly label: string
  readonly yes: string
  readonly no?: string
  readonly onYes: () => void
  readonly onKeep: () => void
  readonly children: ReactNode
}) {
  const place = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    place.current?.scrollIntoView?.({ block: 'nearest' })
    // Not the button that allows: the key press that led here may repeat itself.
    keep.current?.focus({ preventScroll: true })
  }, [])

  return (
    <div
      ref={place}
      role="group"
      aria-label={label}
      className="scroll-mb-4 space-y-2 rounded-lg bg-warn-wash px-4 py-3 text-sm"
    >
      <p className="wrap-anywhere font-semibold text-warn">{label}</p>
      {children}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button look="primary" onClick={onYes}>
          {yes}
        </Button>
        <Button ref={keep} onClick={onKeep}>
          {no}
        </Button>
      </div>
    </div>
  )
}

import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'

/** Asks before something goes to where nothing went so far. */
export function Consent({
  label,
  yes,
  onYes,
  onKeep,
  children,
}: {
  /** The question as the group is named. */
  readonly label: string
  readonly yes: string
  readonly onYes: () => void
  readonly onKeep: () => void
  readonly children: ReactNode
}) {
  const keep = useRef<HTMLButtonElement>(null)

  // Not the button that allows: the key press that led here may repeat itself.
  useEffect(() => keep.current?.focus(), [])

  return (
    <div
      role="group"
      aria-label={label}
      className="space-y-2 rounded-lg bg-warn-wash px-4 py-3 text-sm"
    >
      <p className="wrap-anywhere font-semibold text-warn">{label}</p>
      {children}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button look="primary" onClick={onYes}>
          {yes}
        </Button>
        <Button ref={keep} onClick={onKeep}>
          Not now
        </Button>
      </div>
    </div>
  )
}

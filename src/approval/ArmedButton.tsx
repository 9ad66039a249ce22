import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import type { ButtonLook } from '../ui/Button.tsx'
import type { ArmedControl } from './useArming.ts'
import { usePress } from './usePress.ts'
import './approval.css'

/** A button that can always be focused, and acts only once it is armed. */
export function ArmedButton({
  control,
  isReady,
  look = 'primary',
  describedBy,
  className = '',
  children,
}: {
  readonly control: ArmedControl
  /** Whether only time is missing. */
  readonly isReady: boolean
  readonly look?: ButtonLook
  readonly describedBy: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const { isArmed, arming } = control
  const listeners = usePress(control)
  return (
    <Button
      look={look}
      aria-disabled={!isArmed}
      aria-describedby={describedBy}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      className={`relative touch-manipulation select-none overflow-hidden font-semibold ${className}`}
      {...listeners}
    >
      {children}
      {isReady && !isArmed && arming.since !== undefined && (
        <span
          key={arming.since}
          aria-hidden
          className="approval-arming absolute inset-x-0 bottom-0 h-1 origin-left bg-current motion-reduce:hidden"
          style={{ animationDuration: `${arming.delay}ms` }}
        />
      )}
    </Button>
  )
}

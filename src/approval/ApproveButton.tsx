import { Octagon } from 'lucide-react'
import type { PendingCall } from '../thread/toolCall.ts'
import { Button } from '../ui/Button.tsx'
import type { ArmedControl } from './useArming.ts'
import { usePress } from './usePress.ts'
import './approval.css'

/** The only way to a yes: it can always be focused, and acts only once it is armed. */
export function ApproveButton({
  call,
  control,
  isReady,
  describedBy,
  className = '',
}: {
  readonly call: PendingCall
  readonly control: ArmedControl
  /** Whether only time is missing. */
  readonly isReady: boolean
  readonly describedBy: string
  readonly className?: string
}) {
  const { isArmed, arming } = control
  const listeners = usePress(control)
  const isDestructive = call.definition.risk === 'destructive'
  return (
    <Button
      look={isDestructive ? 'danger' : 'primary'}
      aria-disabled={!isArmed}
      aria-describedby={describedBy}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      className={`relative touch-manipulation select-none overflow-hidden font-semibold ${className}`}
      {...listeners}
    >
      {isDestructive && <Octagon size={16} strokeWidth={2.5} aria-hidden />}
      <span className="wrap-anywhere">{isDestructive ? `Run ${call.name}` : 'Approve once'}</span>
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

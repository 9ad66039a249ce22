import { Octagon } from 'lucide-react'
import type { PendingCall } from '../thread/toolCall.ts'
import { ArmedButton } from './ArmedButton.tsx'
import type { ArmedControl } from './useArming.ts'

/** The only way to a yes. */
export function ApproveButton({
  call,
  ...rest
}: {
  readonly call: PendingCall
  readonly control: ArmedControl
  /** Whether only time is missing. */
  readonly isReady: boolean
  readonly describedBy: string
  readonly className?: string
}) {
  const isDestructive = call.definition.risk === 'destructive'
  return (
    <ArmedButton {...rest} look={isDestructive ? 'danger' : 'primary'}>
      {isDestructive && <Octagon size={16} strokeWidth={2.5} aria-hidden />}
      <span className="wrap-anywhere">{isDestructive ? `Run ${call.name}` : 'Approve once'}</span>
    </ArmedButton>
  )
}

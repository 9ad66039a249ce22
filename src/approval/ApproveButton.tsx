import { Octagon } from 'lucide-react'
import type { PendingCall } from '../thread/toolCall.ts'
import { ArmedButton } from './ArmedButton.tsx'
import type { ArmedControl } from './useArming.ts'
import { counted } from './words.ts'

/** The only way to a yes. */
export function ApproveButton({
  call,
  edits,
  ...rest
}: {
  readonly call: PendingCall
  /** How many changes of the person it would run with. */
  readonly edits: number
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
      <span className="wrap-anywhere">{wordsOf(call, edits)}</span>
    </ArmedButton>
  )
}

function wordsOf({ name, definition }: PendingCall, edits: number): string {
  const changed = edits > 0 ? ` with ${counted(edits, 'edit')}` : ''
  if (definition.risk === 'destructive') return `Run ${name}${changed}`
  return changed ? `Approve${changed}` : 'Approve once'
}

import { useId } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ArmedButton } from '../ArmedButton.tsx'
import { ArmingHint } from '../ArmingHint.tsx'
import { confirmKeys } from '../shortcuts.ts'
import type { ArmedControl } from '../useArming.ts'
import { counted } from '../words.ts'

/** Says how many calls the one button approves, and leads back to the single call. */
export function BatchButtons({
  count,
  size,
  control,
  isReady,
  isToScroll,
  onBack,
}: {
  readonly count: number
  readonly size: number
  readonly control: ArmedControl
  readonly isReady: boolean
  /** Whether the end of the list has not been on screen yet. */
  readonly isToScroll: boolean
  readonly onBack: () => void
}) {
  const hintId = useId()
  return (
    <>
      <ArmingHint id={hintId} isToScroll={isToScroll} isArmed={control.isArmed} />
      <div className="flex flex-wrap items-center gap-3">
        <ArmedButton
          control={control}
          isReady={isReady}
          describedBy={hintId}
          className="grow tabular-nums sm:min-w-44 sm:grow-0"
        >
          Approve {counted(count, 'call')}
        </ArmedButton>
        <Button onClick={onBack}>Back</Button>
        <p className="ml-auto hidden text-xs text-ink-soft sm:pointer-fine:block">
          <kbd className="font-sans">{confirmKeys}</kbd> approves ·{' '}
          <kbd className="font-sans">Esc</kbd> goes back
        </p>
      </div>
      <p role="status" className="text-xs text-ink-soft">
        {count === size
          ? `All ${counted(size, 'call')} are checked.`
          : `${count} of ${counted(size, 'call')} checked. What is not keeps waiting.`}
      </p>
    </>
  )
}

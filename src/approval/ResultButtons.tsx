import { useEffect, useId, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { ArmedButton } from './ArmedButton.tsx'
import { isFramed } from '../ui/framed.ts'
import type { ArmedControl } from './useArming.ts'

/** What may become of a result: the model reads it, or it does not, or that is left open. */
export function ResultButtons({
  control,
  isReady,
  isBackFromNote,
  onWithhold,
  onNote,
  onLater,
  onStop,
}: {
  readonly control: ArmedControl
  readonly isReady: boolean
  readonly isBackFromNote: boolean
  readonly onWithhold: () => void
  readonly onNote: () => void
  readonly onLater: () => void
  readonly onStop: () => void
}) {
  const hintId = useId()
  const noteButton = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isBackFromNote) noteButton.current?.focus()
  }, [isBackFromNote])

  return (
    <>
      {isFramed ? (
        <p className="rounded-lg border border-danger bg-danger-wash px-4 py-3 text-sm">
          <strong className="text-danger">Nothing can be given to the model here.</strong> Another
          page shows Countersign inside itself. Open Countersign in a tab of its own.
        </p>
      ) : (
        <p id={hintId} className="sr-only">
          {!control.isArmed && 'Available in a moment'}
        </p>
      )}
      <div className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
        {!isFramed && (
          <ArmedButton
            control={control}
            isReady={isReady}
            describedBy={hintId}
            className="col-span-2 sm:min-w-44"
          >
            Give to the model
          </ArmedButton>
        )}
        <Button onClick={onWithhold}>Withhold</Button>
        <Button ref={noteButton} onClick={onNote}>
          Replace with a note…
        </Button>
        <Button onClick={onLater}>Decide later</Button>
        <Button look="quiet" onClick={onStop}>
          Stop the run
        </Button>
      </div>
    </>
  )
}

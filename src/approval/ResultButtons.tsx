import { useEffect, useId, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { ArmedButton } from './ArmedButton.tsx'
import { isFramed } from './framed.ts'
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
      <div className="flex flex-wrap gap-3">
        {!isFramed && (
          <ArmedButton
            control={control}
            isReady={isReady}
            describedBy={hintId}
            className="grow basis-full sm:grow-0 sm:basis-auto sm:min-w-44"
          >
            Give to the model
          </ArmedButton>
        )}
        <Button className="grow sm:grow-0" onClick={onWithhold}>
          Withhold
        </Button>
        <Button ref={noteButton} className="grow sm:grow-0" onClick={onNote}>
          Replace with a note…
        </Button>
        <Button className="grow sm:grow-0" onClick={onLater}>
          Decide later
        </Button>
      </div>
      <div className="-mx-3 -mb-2 flex flex-wrap items-center forced-colors:m-0">
        <Button look="quiet" className="px-3" onClick={onStop}>
          Stop the run
        </Button>
      </div>
    </>
  )
}

import { useEffect, useId, useRef } from 'react'
import { allowsDecision } from '../thread/toolCall.ts'
import { Button } from '../ui/Button.tsx'
import { ApproveButton } from './ApproveButton.tsx'
import { ArmingHint } from './ArmingHint.tsx'
import { confirmKeys } from './shortcuts.ts'
import { isFramed } from '../ui/framed.ts'
import type { Queue } from './queue.ts'
import type { ArmedControl } from './useArming.ts'
import type { Opened } from './wording.ts'

/** The ways to answer: yes once it is armed, no at once, later at any time. */
export function DecisionButtons({
  queue,
  control,
  isReady,
  isToScroll,
  edits,
  unfinished,
  aside,
  backFrom,
  onOpen,
  onEdit,
  onLater,
  onStop,
}: {
  readonly queue: Queue
  readonly control: ArmedControl
  readonly isReady: boolean
  /** Whether the end of the arguments has not been on screen yet. */
  readonly isToScroll: boolean
  /** How many changes of the person a yes would run with. */
  readonly edits: number
  /** Why the edit can't be approved as it stands. */
  readonly unfinished: string | undefined
  /** How many changes an edit holds that is put aside; undefined while the editor is open. */
  readonly aside: number | undefined
  /** What was just left; the focus goes back to the button that opened it. */
  readonly backFrom: Opened | undefined
  readonly onOpen: (opened: Opened) => void
  readonly onEdit: () => void
  readonly onLater: () => void
  readonly onStop: () => void
}) {
  const hintId = useId()
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    opener.current?.focus()
  }, [])
  const canApprove = allowsDecision(queue.call.definition, 'approve')
  const refOf = (opened: Opened) => (opened === backFrom ? { ref: opener } : {})

  return (
    <>
      {isFramed ? (
        <p className="rounded-lg border border-danger bg-danger-wash px-4 py-3 text-sm">
          <strong className="text-danger">Nothing can be approved here.</strong> Another page shows
          Countersign inside itself and could trick you into a click. Open Countersign in a tab of
          its own.
        </p>
      ) : (
        canApprove && (
          <ArmingHint
            id={hintId}
            isToScroll={isToScroll}
            isArmed={control.isArmed}
            unfinished={unfinished}
          />
        )
      )}
      <div className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
        {canApprove && !isFramed && (
          <ApproveButton
            call={queue.call}
            control={control}
            edits={edits}
            isReady={isReady}
            describedBy={hintId}
            className="col-span-2 sm:min-w-44"
          />
        )}
        <Button
          {...refOf('reject')}
          aria-keyshortcuts="Control+Shift+Backspace Meta+Shift+Backspace"
          onClick={() => {
            onOpen('reject')
          }}
        >
          Reject…
        </Button>
        {aside !== undefined && allowsDecision(queue.call.definition, 'edit') && (
          <Button onClick={onEdit}>{aside > 0 ? `Edit (${aside} kept)` : 'Edit'}</Button>
        )}
        {allowsDecision(queue.call.definition, 'respond') && (
          <Button
            {...refOf('respond')}
            {...(canApprove ? {} : { look: 'primary' })}
            onClick={() => {
              onOpen('respond')
            }}
          >
            Respond…
          </Button>
        )}
        <Button onClick={onLater}>Decide later</Button>
      </div>
      <div className="-mx-3 -mb-2 flex flex-wrap items-center gap-x-1 forced-colors:m-0 forced-colors:gap-3">
        {queue.waiting.length > 1 && !isFramed && (
          <Button
            {...refOf('approve-remaining')}
            look="quiet"
            className="px-3"
            onClick={() => {
              onOpen('approve-remaining')
            }}
          >
            Approve remaining…
          </Button>
        )}
        {queue.waiting.length > 1 && (
          <Button
            {...refOf('reject-remaining')}
            look="quiet"
            className="px-3"
            onClick={() => {
              onOpen('reject-remaining')
            }}
          >
            Reject remaining
          </Button>
        )}
        <Button look="quiet" className="px-3" onClick={onStop}>
          Stop the run
        </Button>
        <p className="ml-auto hidden px-3 text-xs text-ink-soft sm:pointer-fine:block">
          {canApprove && !isFramed && (
            <>
              <kbd className="font-sans">{confirmKeys}</kbd> approves ·{' '}
            </>
          )}
          <kbd className="font-sans">Esc</kbd> decides later
        </p>
      </div>
    </>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import { useLayoutEffect, useRef } from 'react'
import type { Run } from '../run/run.ts'
import type { DeskDialogProps } from './ApprovalDialog.tsx'
import { place } from './DialogFrame.tsx'
import type { HeldQueue } from './heldQueue.ts'
import type { Note } from './note.ts'
import { ResultReview } from './ResultReview.tsx'
import type { ApprovalDesk } from './useApprovalDesk.ts'
import { useResultDecisions } from './useResultDecisions.ts'
import { useReturnFocus } from './useReturnFocus.ts'

/** What the parts of the open result dialog share. */
export interface ResultPopupProps {
  readonly run: Run
  readonly desk: ApprovalDesk
  readonly queue: HeldQueue
  /** The note to this result, as far as it has been worded. */
  readonly note: Note
  readonly onNote: (note: Note) => void
}

/** The window of the result dialog. */
export function ResultPopup({
  composer,
  ...props
}: ResultPopupProps & { readonly composer: DeskDialogProps['composer'] }) {
  const { id } = props.queue.call
  const title = useRef<HTMLHeadingElement>(null)
  const decisions = useResultDecisions(props.run)
  const returnFocus = useReturnFocus(composer)

  // The next result is a new question: nothing of the one before may keep the focus.
  useLayoutEffect(() => {
    title.current?.focus()
  }, [id])

  return (
    <Dialog.Popup className={place} initialFocus={title} finalFocus={returnFocus}>
      <ResultReview key={id} {...props} title={title} decisions={decisions} />
    </Dialog.Popup>
  )
}

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Run } from '../run/run.ts'
import { BatchApproval } from './batch/BatchApproval.tsx'
import { CallApproval } from './CallApproval.tsx'
import { place } from './DialogFrame.tsx'
import type { Queue } from './queue.ts'
import type { ApprovalDesk } from './useApprovalDesk.ts'
import { useDecisions } from './useDecisions.ts'
import type { Decisions } from './useDecisions.ts'
import { useReturnFocus } from './useReturnFocus.ts'
import type { Wording } from './wording.ts'

/** What the parts of the open dialog share. */
export interface ApprovalPopupProps {
  readonly run: Run
  readonly desk: ApprovalDesk
  readonly queue: Queue
  /** What has been worded about this call. */
  readonly wording: Wording
  readonly onWording: (wording: Wording) => void
}

/** What a view of the dialog needs to put a question and take the answer. */
export interface DecidingProps extends ApprovalPopupProps {
  readonly title: RefObject<HTMLHeadingElement | null>
  readonly decisions: Decisions
}

/** The window of the dialog. */
export function ApprovalPopup({
  composer,
  ...props
}: ApprovalPopupProps & { readonly composer: RefObject<HTMLElement | null> | undefined }) {
  const { id, revision } = props.queue.call
  const isList = props.wording.open === 'approve-remaining'
  const title = useRef<HTMLHeadingElement>(null)
  const decisions = useDecisions(props.run)
  const returnFocus = useReturnFocus(composer)

  // A new question: nothing of the one before may keep the focus.
  useLayoutEffect(() => {
    title.current?.focus()
  }, [id, revision, isList])

  return (
    <AlertDialog.Popup className={place} initialFocus={title} finalFocus={returnFocus}>
      {isList ? (
        <BatchApproval {...props} title={title} decisions={decisions} />
      ) : (
        <CallApproval key={`${id} ${revision}`} {...props} title={title} decisions={decisions} />
      )}
    </AlertDialog.Popup>
  )
}

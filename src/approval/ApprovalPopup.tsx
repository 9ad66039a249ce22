import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Run } from '../run/run.ts'
import { CallApproval } from './CallApproval.tsx'
import type { Queue } from './queue.ts'
import type { Rejection } from './rejection.ts'
import type { ApprovalDesk } from './useApprovalDesk.ts'
import { useDecisions } from './useDecisions.ts'

/** What the parts of the open dialog share. */
export interface ApprovalPopupProps {
  readonly run: Run
  readonly desk: ApprovalDesk
  readonly queue: Queue
  readonly rejection: Rejection | undefined
  readonly onRejection: (rejection: Rejection) => void
}

const place =
  'fixed inset-x-0 bottom-0 z-50 outline-none sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-1/2 sm:w-[min(45rem,92vw)] sm:-translate-x-1/2 sm:-translate-y-1/2 xl:bottom-6 xl:left-auto xl:right-6 xl:top-auto xl:w-[34rem] xl:translate-0 2xl:w-[40rem]'

/** The window of the dialog: a sheet on a small screen, beside the conversation on a wide one. */
export function ApprovalPopup({
  composer,
  ...props
}: ApprovalPopupProps & { readonly composer: RefObject<HTMLElement | null> | undefined }) {
  const { id, revision } = props.queue.call
  const title = useRef<HTMLHeadingElement>(null)
  const decisions = useDecisions(props.run)
  const [cameFrom] = useState(() => document.activeElement)

  // The next call is a new question: nothing of the one before may keep the focus.
  useLayoutEffect(() => {
    title.current?.focus()
  }, [id, revision])

  return (
    <AlertDialog.Popup
      className={place}
      initialFocus={title}
      finalFocus={(closedBy) => {
        const isSomewhere = cameFrom instanceof HTMLElement && cameFrom !== document.body
        if (isSomewhere && cameFrom.isConnected) return cameFrom
        // The focus alone would bring up the keyboard of a touch screen.
        return closedBy === 'touch' ? false : (composer?.current ?? false)
      }}
    >
      <CallApproval key={`${id} ${revision}`} {...props} title={title} decisions={decisions} />
    </AlertDialog.Popup>
  )
}

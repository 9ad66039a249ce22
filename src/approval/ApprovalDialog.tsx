import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useMemo, useState } from 'react'
import type { RefObject } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../run/run.ts'
import { ApprovalPopup } from './ApprovalPopup.tsx'
import { queueAround } from './queue.ts'
import type { Rejection } from './rejection.ts'
import type { ApprovalDesk } from './useApprovalDesk.ts'

/** The one place where a person decides about a tool call; it shows exactly what would run and assumes nothing. */
export default function ApprovalDialog({
  run,
  desk,
  composer,
}: {
  readonly run: Run
  readonly desk: ApprovalDesk
  /** Where the focus goes at the end if it came from nowhere. */
  readonly composer?: RefObject<HTMLElement | null>
}) {
  const thread = useStore(run.thread)
  const waiting = useMemo(() => queueAround(thread, desk.callId), [thread, desk.callId])
  // The last call stays drawn until the dialog has closed: without its window it would close for ever, over the page.
  const [last, setLast] = useState(waiting)
  if (waiting && waiting !== last) setLast(waiting)
  const queue = waiting ?? last
  const [started, setRejection] = useState<Rejection>()
  const rejection = started?.call === queue?.call.id ? started : undefined

  return (
    <AlertDialog.Root
      open={desk.isOpen && waiting !== undefined}
      onOpenChange={(_, { reason, event }) => {
        if (reason !== 'escape-key' || (event as KeyboardEvent).repeat) return
        if (rejection?.isOpen) setRejection({ ...rejection, isOpen: false })
        else desk.later()
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-ink/30 dark:bg-sunken/40" />
        {queue && (
          <ApprovalPopup
            run={run}
            desk={desk}
            queue={queue}
            rejection={rejection}
            onRejection={setRejection}
            composer={composer}
          />
        )}
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

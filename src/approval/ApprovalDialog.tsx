import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useMemo, useState } from 'react'
import type { RefObject } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../run/run.ts'
import type { CallId } from '../thread/toolCall.ts'
import { ApprovalPopup } from './ApprovalPopup.tsx'
import { queueAround } from './queue.ts'
import type { ApprovalDesk } from './useApprovalDesk.ts'
import { closed, editing, unworded } from './wording.ts'
import type { Wording } from './wording.ts'

/** What the dialogs of the desk are given. */
export interface DeskDialogProps {
  readonly run: Run
  readonly desk: ApprovalDesk
  /** Where the focus goes at the end if it came from nowhere. */
  readonly composer?: RefObject<HTMLElement | null>
}

/** The one place where a person decides about a tool call; it shows exactly what would run and assumes nothing. */
export function ApprovalDialog({ run, desk, composer }: DeskDialogProps) {
  const thread = useStore(run.thread)
  const waiting = useMemo(() => queueAround(thread, desk.callId), [thread, desk.callId])
  // The last call stays drawn until the dialog has closed: without its window it would close for ever, over the page.
  const [last, setLast] = useState(waiting)
  if (waiting && waiting !== last) setLast(waiting)
  const queue = waiting ?? last
  const [wordings, setWordings] = useState<ReadonlyMap<CallId, Wording>>(new Map())
  const wording = (queue && wordings.get(queue.call.id)) ?? unworded
  const word = (changed: Wording) => {
    if (queue) setWordings((before) => new Map(before).set(queue.call.id, changed))
  }

  return (
    <AlertDialog.Root
      open={desk.isOpen && waiting !== undefined}
      onOpenChange={(_, { reason, event }) => {
        if (reason !== 'escape-key' || (event as KeyboardEvent).repeat) return
        if (wording.open) word(closed(wording))
        else if (wording.edit.isOpen) word(editing(wording, false))
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
            wording={wording}
            onWording={word}
            composer={composer}
          />
        )}
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

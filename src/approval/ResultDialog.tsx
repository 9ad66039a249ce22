import { Dialog } from '@base-ui/react/dialog'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { CallId } from '../thread/toolCall.ts'
import type { DeskDialogProps } from './ApprovalDialog.tsx'
import { heldQueueAround } from './heldQueue.ts'
import { ResultPopup } from './ResultPopup.tsx'
import { leftNote, noNote } from './note.ts'
import type { Note } from './note.ts'

/** Where a person reads what came from outside before the model may. */
export function ResultDialog({ run, desk, composer }: DeskDialogProps) {
  const thread = useStore(run.thread)
  const waiting = useMemo(() => heldQueueAround(thread, desk.callId), [thread, desk.callId])
  // The last result stays drawn until the dialog has closed.
  const [last, setLast] = useState(waiting)
  if (waiting && waiting !== last) setLast(waiting)
  const queue = waiting ?? last
  const [notes, setNotes] = useState<ReadonlyMap<CallId, Note>>(new Map())
  const note = (queue && notes.get(queue.call.id)) ?? noNote
  const write = (changed: Note) => {
    if (queue) setNotes(new Map(notes).set(queue.call.id, changed))
  }

  return (
    <Dialog.Root
      open={desk.isOpen && waiting !== undefined}
      disablePointerDismissal
      onOpenChange={(_, { reason, event }) => {
        if (reason !== 'escape-key' || (event as KeyboardEvent).repeat) return
        if (note.isOpen) write(leftNote(note))
        else desk.later()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/30 dark:bg-sunken/40" />
        {queue && (
          <ResultPopup
            run={run}
            desk={desk}
            queue={queue}
            note={note}
            onNote={write}
            composer={composer}
          />
        )}
      </Dialog.Portal>
    </Dialog.Root>
  )
}

import { useState } from 'react'
import type { UndoState } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'

/** Takes back what a call did. The button goes with it, and the focus then to the record it stood in. */
export function UndoButton({
  undo,
  onUndo,
}: {
  readonly undo: UndoState | undefined
  readonly onUndo: () => Promise<unknown>
}) {
  const [isPressed, setPressed] = useState(false)
  const isBusy = isPressed || undo?.type === 'begun'
  return (
    <Button
      aria-disabled={isBusy}
      onClick={({ currentTarget }) => {
        if (isBusy) return
        const record = currentTarget.closest<HTMLElement>('[role=group]')
        setPressed(true)
        void onUndo().then(() => {
          setPressed(false)
          if (document.activeElement === document.body) record?.focus()
        })
      }}
    >
      {isBusy ? 'Undoing…' : 'Undo'}
    </Button>
  )
}

import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'

/** Takes back what a call did. The button goes with it, and the focus then to the record it stood in. */
export function UndoButton({ onUndo }: { readonly onUndo: () => Promise<unknown> }) {
  const [isBusy, setBusy] = useState(false)
  return (
    <Button
      aria-disabled={isBusy}
      onClick={({ currentTarget }) => {
        if (isBusy) return
        const record = currentTarget.closest<HTMLElement>('[role=group]')
        setBusy(true)
        void onUndo().then(() => {
          setBusy(false)
          if (document.activeElement === document.body) record?.focus()
        })
      }}
    >
      {isBusy ? 'Undoing…' : 'Undo'}
    </Button>
  )
}

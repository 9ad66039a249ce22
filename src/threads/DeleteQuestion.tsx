import { useState } from 'react'
import { Button } from '../ui/Button.tsx'

/** Asks once, in place, before a thread is removed for good. */
export function DeleteQuestion({
  onDelete,
  onKeep,
}: {
  readonly onDelete: () => Promise<void>
  readonly onKeep: () => void
}) {
  const [isDeleting, setIsDeleting] = useState(false)

  return (
    <div
      role="group"
      aria-label="Delete this thread?"
      className="px-3 pb-3"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onKeep()
      }}
    >
      <p className="pb-2 text-sm">Delete this thread and its record?</p>
      <div className="flex gap-2">
        <Button
          look="danger"
          disabled={isDeleting}
          onClick={() => {
            setIsDeleting(true)
            void onDelete().finally(() => setIsDeleting(false))
          }}
        >
          Delete
        </Button>
        <Button ref={focus} onClick={onKeep}>
          Keep
        </Button>
      </div>
    </div>
  )
}

/** The safe answer has the focus. Kept outside, so that a new render does not move it again. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus()
}

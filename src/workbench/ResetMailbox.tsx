import { useState } from 'react'
import { Button } from '../ui/Button.tsx'

/** Puts the mailbox back as it was at first, after asking once in place. */
export function ResetMailbox({ onReset }: { readonly onReset: () => Promise<void> }) {
  const [isAsking, setIsAsking] = useState(false)

  if (!isAsking) {
    return (
      <div className="border-t border-line px-4 py-2">
        <Button look="quiet" className="-ml-4" onClick={() => setIsAsking(true)}>
          Reset mailbox
        </Button>
      </div>
    )
  }

  const leave = () => setIsAsking(false)
  return (
    <div
      role="group"
      aria-label="Reset the mailbox?"
      className="border-t border-line px-4 py-3"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        leave()
      }}
    >
      <p className="pb-2 text-sm">Remove all sent mail and restore the sample mail?</p>
      <div className="flex gap-2">
        <Button look="danger" onClick={() => void onReset().finally(leave)}>
          Reset
        </Button>
        <Button ref={focus} onClick={leave}>
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

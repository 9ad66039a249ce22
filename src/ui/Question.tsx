import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { takeFocus } from './takeFocus.ts'

/** Asks once, in place, before something is gone for good. The safe answer is "Keep": it has the focus, and Escape gives it. */
export function Question({
  label,
  yes,
  isBusy = false,
  onYes,
  onKeep,
  className = '',
  children,
}: {
  /** The question as a group is named. */
  readonly label: string
  /** What the button says that does it. */
  readonly yes: string
  readonly isBusy?: boolean
  readonly onYes: () => void
  readonly onKeep: () => void
  readonly className?: string
  /** What would go, in words. */
  readonly children: ReactNode
}) {
  return (
    <div
      role="group"
      aria-label={label}
      className={`text-sm ${className}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // A dialog around it would close by it.
        event.stopPropagation()
        event.preventDefault()
        onKeep()
      }}
    >
      {children}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          look="danger"
          disabled={isBusy}
          onClick={({ detail: presses }) => {
            // The second press of a double click was for the button that stood here before.
            if (presses < 2) onYes()
          }}
        >
          {yes}
        </Button>
        <Button ref={takeFocus} onClick={onKeep}>
          Keep
        </Button>
      </div>
    </div>
  )
}

import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { CallId } from '../thread/toolCall.ts'
import { IconButton } from '../ui/IconButton.tsx'

interface Neighbour {
  readonly id: CallId
}

/** The ways to what waits before and after; nothing where nothing else waits. */
export function NeighbourButtons({
  noun,
  previous,
  next,
  onTurnTo,
}: {
  readonly noun: 'call' | 'result'
  readonly previous: Neighbour | undefined
  readonly next: Neighbour | undefined
  readonly onTurnTo: (id: CallId) => void
}) {
  if (!previous && !next) return null
  return (
    <div className="-mr-3 flex">
      <IconButton
        label={`Previous ${noun}`}
        aria-keyshortcuts="Alt+PageUp"
        disabled={!previous}
        onClick={() => {
          if (previous) onTurnTo(previous.id)
        }}
      >
        <ChevronLeft size={20} aria-hidden />
      </IconButton>
      <IconButton
        label={`Next ${noun}`}
        aria-keyshortcuts="Alt+PageDown"
        disabled={!next}
        onClick={() => {
          if (next) onTurnTo(next.id)
        }}
      >
        <ChevronRight size={20} aria-hidden />
      </IconButton>
    </div>
  )
}

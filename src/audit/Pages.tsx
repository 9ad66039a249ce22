import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'

/** The buttons that turn the pages of a long list. */
export function Pages({
  page,
  pages,
  onTurn,
}: {
  /** Counted from 0. */
  readonly page: number
  readonly pages: number
  readonly onTurn: (page: number) => void
}) {
  const last = pages - 1
  const turns = [
    { label: 'First page', icon: ChevronFirst, to: 0, isOff: page === 0 },
    { label: 'Previous page', icon: ChevronLeft, to: page - 1, isOff: page === 0 },
    { label: 'Next page', icon: ChevronRight, to: page + 1, isOff: page === last },
    { label: 'Last page', icon: ChevronLast, to: last, isOff: page === last },
  ]
  return (
    <nav aria-label="Pages of events" className="flex items-center justify-center pt-1">
      {turns.slice(0, 2).map(turn)}
      <span className="px-2 text-sm text-ink-soft" aria-live="polite">
        {page + 1} of {pages}
      </span>
      {turns.slice(2).map(turn)}
    </nav>
  )

  function turn({ label, icon: Icon, to, isOff }: (typeof turns)[number]) {
    return (
      <IconButton
        key={label}
        label={label}
        aria-disabled={isOff}
        onClick={() => {
          if (!isOff) onTurn(to)
        }}
        className="aria-disabled:opacity-50"
      >
        <Icon size={18} aria-hidden />
      </IconButton>
    )
  }
}

import { Circle, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

type Risk = 'read' | 'write' | 'send' | 'destructive'

interface RiskLook {
  readonly word: string
  readonly shape: LucideIcon
  readonly colours: string
}

const looks: Record<Risk, RiskLook> = {
  read: { word: 'Read-only', shape: Circle, colours: 'border-calm bg-calm-wash text-calm' },
  write: { word: 'Writes', shape: TriangleAlert, colours: 'border-warn bg-warn-wash text-warn' },
  send: { word: 'Sends data', shape: TriangleAlert, colours: 'border-warn bg-warn-wash text-warn' },
  destructive: {
    word: 'Destructive',
    shape: OctagonAlert,
    colours: 'border-2 border-danger bg-danger-wash text-danger',
  },
}

/** What a tool may do to the world, told by shape and word first and by colour last. */
export function RiskBadge({
  risk,
  className = '',
}: {
  readonly risk: Risk
  readonly className?: string
}) {
  const { word, shape: Shape, colours } = looks[risk]
  return (
    <span
      className={`inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 py-0.5 text-xs font-semibold ${colours} ${className}`}
    >
      <Shape size={14} strokeWidth={2.5} aria-hidden />
      {word}
    </span>
  )
}

import { CircleCheck, CircleHelp, CircleOff, CirclePause } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Standing } from './standing.ts'

type Shown = Standing['type'] | 'revoked' | 'unreadable'

const looks: Readonly<
  Record<Shown, { readonly word: string; readonly icon: LucideIcon; readonly tone: string }>
> = {
  'in-force': { word: 'In force', icon: CircleCheck, tone: 'text-good' },
  ended: { word: 'Ended', icon: CircleOff, tone: 'text-ink-soft' },
  suspended: { word: 'Suspended', icon: CirclePause, tone: 'text-warn' },
  'without-tool': { word: 'Suspended', icon: CirclePause, tone: 'text-warn' },
  revoked: { word: 'Revoked', icon: CircleOff, tone: 'text-ink-soft' },
  unreadable: { word: 'Can’t be read', icon: CircleHelp, tone: 'text-danger' },
}

/** How a rule stands, by shape and word first and by colour last. */
export function StandingBadge({ standing }: { readonly standing: Shown }) {
  const { word, icon: Icon, tone } = looks[standing]
  return (
    <p className={`inline-flex items-center gap-1.5 text-sm font-semibold ${tone}`}>
      <Icon size={16} strokeWidth={2.25} aria-hidden />
      {word}
    </p>
  )
}

import type { ReactNode } from 'react'

/** How an answer looks. */
export type NoticeTone = 'good' | 'warn' | 'danger'

const tones: Record<NoticeTone, string> = {
  good: 'border-good bg-good-wash',
  warn: 'border-warn bg-warn-wash',
  danger: 'border-danger bg-danger-wash',
}

/** The answer to what was asked for; a bad one is announced at once. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: NoticeTone
  readonly children: ReactNode
}) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`mt-3 rounded-lg border px-4 py-3 text-sm ${tones[tone]}`}
    >
      {children}
    </div>
  )
}

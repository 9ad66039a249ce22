import { use } from 'react'
import type { ReactNode } from 'react'
import { Nearby } from './nearby.ts'

/** One message: an article under a heading that names its author, its actions after it. */
export function Message({
  author,
  children,
  actions,
}: {
  readonly author: ReactNode
  readonly children: ReactNode
  readonly actions?: ReactNode
}) {
  const isNearby = use(Nearby)
  return (
    <article className="chat-message">
      <h2 className="mb-1 text-xs font-medium text-ink-soft">{author}</h2>
      {children}
      {isNearby && actions && <div className="chat-actions">{actions}</div>}
    </article>
  )
}

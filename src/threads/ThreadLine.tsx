import { Pencil, Trash2 } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import type { ThreadSummary } from '../thread/selectors.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { relativeTime } from './relativeTime.ts'
import { threadLocation } from './route.ts'

const DeleteQuestion = lazy(() => import('./DeleteQuestion.tsx'))
const RenameField = lazy(() => import('./RenameField.tsx'))

/** Seen on the open thread, and on another one while the pointer or the focus is on its line; never under a finger that only meant to open it. */
const actionsLook: Record<'open' | 'other', string> = {
  open: 'flex',
  other:
    'flex w-0 overflow-hidden opacity-0 group-hover:w-auto group-hover:opacity-100 group-focus-within:w-auto group-focus-within:opacity-100 pointer-coarse:hidden',
}

/** One thread in the list: its title, when it last changed, what waits in it, and what can be done with it. */
export function ThreadLine({
  thread: { id, title, pending, updatedAt },
  now,
  isOpen,
  onRename,
  onRemove,
}: {
  readonly thread: ThreadSummary
  readonly now: number
  readonly isOpen: boolean
  readonly onRename: (title: string) => Promise<void>
  readonly onRemove: () => Promise<void>
}) {
  const [doing, setDoing] = useState<'nothing' | 'renaming' | 'asking-to-delete'>('nothing')
  const link = useRef<HTMLAnchorElement>(null)
  const shownTitle = title || 'Untitled'

  const done = () => {
    setDoing('nothing')
    link.current?.focus()
  }

  return (
    <li
      className={`group rounded-lg ${isOpen ? 'bg-surface' : 'hover:bg-surface/60'} ${doing === 'nothing' ? '' : 'bg-surface'}`}
    >
      <div className={doing === 'renaming' ? 'hidden' : 'flex items-center'}>
        <a
          ref={link}
          href={`#${threadLocation(id)}`}
          aria-current={isOpen ? 'page' : undefined}
          className="min-w-0 flex-1 rounded-lg px-3 py-2"
        >
          <span className={`line-clamp-2 wrap-anywhere text-sm ${isOpen ? 'font-semibold' : ''}`}>
            {shownTitle}
          </span>
          <span className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-soft">
            <time dateTime={new Date(updatedAt).toISOString()}>{relativeTime(updatedAt, now)}</time>
            {pending > 0 && <span className="font-medium text-warn">{pending} waiting</span>}
          </span>
        </a>
        <span className={doing === 'nothing' ? actionsLook[isOpen ? 'open' : 'other'] : 'hidden'}>
          <IconButton label={`Rename ${shownTitle}`} onClick={() => setDoing('renaming')}>
            <Pencil size={15} aria-hidden />
          </IconButton>
          <IconButton label={`Delete ${shownTitle}`} onClick={() => setDoing('asking-to-delete')}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      <Suspense>
        {doing === 'renaming' && (
          <RenameField
            title={title}
            onCancel={done}
            onRename={async (changed) => {
              if (changed && changed !== title) await onRename(changed)
              done()
            }}
          />
        )}
        {doing === 'asking-to-delete' && <DeleteQuestion onDelete={onRemove} onKeep={done} />}
      </Suspense>
    </li>
  )
}

import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { EventLine } from './EventLine.tsx'
import type { EventKind } from './eventWords.ts'
import { filtered } from './lines.ts'
import type { AuditLine, Filter } from './lines.ts'
import { Pages } from './Pages.tsx'

/** How many events are drawn at once; a journal may hold ten thousand. */
const pageLength = 200

const kinds: Record<EventKind | 'all', string> = {
  all: 'All events',
  message: 'Messages and replies',
  call: 'Tool calls',
  decision: 'Decisions',
  thread: 'The thread itself',
}

/** The events of a thread in order, by kind and by text. */
export function EventList({ lines }: { readonly lines: readonly AuditLine[] }) {
  const [filter, setFilter] = useState<Filter>({ kind: 'all', text: '' })
  const [page, setPage] = useState(0)
  const wanted = useDeferredValue(filter)
  const found = useMemo(() => filtered(lines, wanted), [lines, wanted])
  const region = useRef<HTMLDivElement>(null)
  const id = useId()
  const pages = Math.max(1, Math.ceil(found.length / pageLength))
  const shownPage = Math.min(page, pages - 1)
  const start = shownPage * pageLength

  const change = (part: Partial<Filter>) => {
    setFilter({ ...filter, ...part })
    setPage(0)
  }
  const turnTo = (next: number) => {
    setPage(next)
    region.current?.scrollTo({ top: 0 })
  }

  return (
    <>
      <div className="flex flex-wrap gap-3">
        <div className="min-w-40 flex-1">
          <label htmlFor={`${id}-kind`} className="block pb-1 text-sm font-medium">
            Show
          </label>
          <select
            id={`${id}-kind`}
            value={filter.kind}
            onChange={({ currentTarget }) =>
              change({ kind: currentTarget.value as Filter['kind'] })
            }
            className="min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-sm"
          >
            {Object.entries(kinds).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="min-w-40 flex-1">
          <label htmlFor={`${id}-text`} className="block pb-1 text-sm font-medium">
            Containing
          </label>
          <input
            id={`${id}-text`}
            type="search"
            value={filter.text}
            onChange={({ currentTarget }) => change({ text: currentTarget.value })}
            className="min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-sm"
          />
        </div>
      </div>
      <p role="status" className="py-2 text-xs text-ink-soft">
        {found.length === lines.length
          ? counted(lines.length)
          : `${found.length.toLocaleString('en')} of ${counted(lines.length)}`}
      </p>
      <div
        ref={region}
        role="region"
        aria-label="Events"
        tabIndex={0}
        className="max-h-[50dvh] overflow-y-auto rounded-lg border border-line"
      >
        <ol>
          {found.slice(start, start + pageLength).map((line) => (
            <EventLine key={line.entry.seq} line={line} />
          ))}
        </ol>
        {found.length === 0 && <p className="p-3 text-sm text-ink-soft">No event is like that.</p>}
      </div>
      {pages > 1 && <Pages page={shownPage} pages={pages} onTurn={turnTo} />}
    </>
  )
}

function counted(count: number): string {
  return `${count.toLocaleString('en')} event${count === 1 ? '' : 's'}`
}

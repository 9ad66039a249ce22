import type { ThreadSummary } from '../thread/selectors.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from './Notice.tsx'

/** What came in, and the way to it. */
export function ImportNotice({
  threads,
  onOpenThread,
}: {
  readonly threads: readonly ThreadSummary[]
  readonly onOpenThread: (threadId: string) => void
}) {
  return (
    <Notice tone="good">
      <p>
        {threads.length === 1
          ? 'Imported one thread. It can be read; nothing of it runs until you continue it here.'
          : `Imported ${threads.length} threads. They can be read; nothing of them runs until you continue them here.`}
      </p>
      <ul className="mt-2 flex max-h-40 flex-wrap gap-2 overflow-y-auto">
        {threads.map(({ id, title }) => (
          <li key={id} className="max-w-full">
            <Button className="max-w-full text-left" onClick={() => onOpenThread(id)}>
              <span className="truncate">Open “{title || 'Untitled'}”</span>
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

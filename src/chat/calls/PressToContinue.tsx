import { MousePointerClick } from 'lucide-react'
import { useStore } from 'zustand'
import type { LiveStore } from '../../run/live.ts'
import type { CallId } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'

/** Asks for the press without which the browser lets an approved call do nothing; nothing while none is needed. */
export function PressToContinue({
  call,
  live,
}: {
  readonly call: CallId
  readonly live: LiveStore
}) {
  const awaited = useStore(live, ({ awaitsPress }) => awaitsPress)
  return (
    <div role="status" className="empty:hidden">
      {awaited?.call === call && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-warn bg-warn-wash px-3 py-2">
          <p className="flex min-w-0 flex-1 basis-60 gap-2.5">
            <MousePointerClick size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
            <span>
              <strong className="font-semibold">It is approved and has not started.</strong> The
              browser lets it act only right after a press of yours.
            </span>
          </p>
          <Button look="primary" onClick={awaited.goOn}>
            Continue
          </Button>
        </div>
      )}
    </div>
  )
}

import { useStore } from 'zustand'
import type { LiveStore } from '../../run/live.ts'
import type { CallId } from '../../thread/toolCall.ts'
import { ExactText } from '../../ui/ExactText.tsx'

/** How far a running call says that it is; nothing while it says nothing. */
export default function ProgressLine({
  call,
  live,
}: {
  readonly call: CallId
  readonly live: LiveStore
}) {
  const said = useStore(live, ({ progress }) => progress)
  if (said?.call !== call) return null
  const { progress, total, message } = said.at
  return (
    <div className="flex flex-wrap items-center gap-3 text-xs text-ink-soft">
      <progress
        aria-label="Progress"
        className="w-40 accent-accent"
        {...(total === undefined ? {} : { value: progress, max: total })}
      />
      <span className="tabular-nums">
        {total === undefined ? progress : `${progress} of ${total}`}
      </span>
      {message !== undefined && <ExactText text={message} />}
    </div>
  )
}

import type { StoppedTurn } from '../thread/thread.ts'

/** Where a run was ended: by the person, or by a rejection in single pass with the how-to's exact text. */
export function StoppedNote({
  turn: { reason },
  isLast,
}: {
  readonly turn: StoppedTurn
  readonly isLast: boolean
}) {
  if (reason.type === 'person') return <QuietNote>You stopped the run.</QuietNote>
  return (
    <div
      // Only news is announced, not history.
      role={isLast ? 'alert' : undefined}
      className="my-3 rounded-lg border border-danger bg-danger-wash px-4 py-3 text-sm"
    >
      <p className="font-semibold text-danger">NotApproved:</p>
      <pre className="mt-2 font-mono text-[0.8125rem] leading-relaxed whitespace-pre-wrap wrap-anywhere">
        {reason.message}
      </pre>
      <p className="mt-2">
        The chain stopped here. Nothing of this reply was run, and the model was not told.
      </p>
    </div>
  )
}

/** A line that records what the person did with the run. */
export function QuietNote({ children }: { readonly children: string }) {
  return <p className="py-3 text-sm text-ink-soft">{children}</p>
}

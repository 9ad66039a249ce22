import type { ReactNode } from 'react'

/** A failure in plain words, announced at once; the raw cause is one click away. */
export function ProblemNotice({
  problem,
  children,
}: {
  readonly problem: {
    readonly title: string
    readonly meaning: string
    readonly remedy: string
    readonly cause?: string
  }
  /** The buttons that carry out the remedy. */
  readonly children?: ReactNode
}) {
  return (
    <div
      role="alert"
      className="rounded-lg border border-danger bg-danger-wash px-4 py-3 text-sm text-ink"
    >
      <p className="font-semibold text-danger">{problem.title}</p>
      <p className="mt-1">{problem.meaning}</p>
      <p className="mt-1">{problem.remedy}</p>
      {problem.cause && (
        <details className="mt-2">
          <summary className="text-ink-soft">Raw cause</summary>
          <pre className="mt-1 whitespace-pre-wrap break-words font-mono text-xs">
            {problem.cause}
          </pre>
        </details>
      )}
      {children && <div className="mt-3 flex flex-wrap gap-2">{children}</div>}
    </div>
  )
}

import { CornerDownLeft } from 'lucide-react'

/** Requests to start with, each a button that sends it. */
export function ExampleList({
  examples,
  onAsk,
}: {
  readonly examples: readonly string[]
  readonly onAsk: (example: string) => void
}) {
  return (
    <ul className="border-t border-line">
      {examples.map((example) => (
        <li key={example} className="border-b border-line">
          <button
            type="button"
            className="group flex min-h-12 w-full items-center justify-between gap-4 px-1 py-3 text-left hover:text-accent"
            onClick={() => {
              onAsk(example)
            }}
          >
            <span className="wrap-anywhere">{example}</span>
            <CornerDownLeft
              size={16}
              aria-hidden
              className="shrink-0 text-ink-soft group-hover:text-accent"
            />
          </button>
        </li>
      ))}
    </ul>
  )
}

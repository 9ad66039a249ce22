import { useId } from 'react'

const ways = [
  { isKept: false, label: 'In this tab only', meaning: 'A reload forgets it.' },
  {
    ...{ isKept: true, label: 'On this device' },
    meaning: 'Encrypted in this browser. Whoever uses this browser can use it.',
  },
] as const

/** Whether what is secret about a server outlives this tab. */
export function KeepingChoice({
  label: question = 'Keep what the headers say',
  isKept,
  onKept,
}: {
  readonly label?: string
  readonly isKept: boolean
  readonly onKept: (isKept: boolean) => void
}) {
  const id = useId()
  return (
    <div role="radiogroup" aria-labelledby={id} className="space-y-2 text-sm">
      <p id={id} className="font-medium">
        {question}
      </p>
      {ways.map(({ label, meaning, ...way }) => (
        <div key={label}>
          <label className="flex items-center gap-2">
            <input
              type="radio"
              name={id}
              checked={isKept === way.isKept}
              onChange={() => onKept(way.isKept)}
              aria-describedby={`${id}-${way.isKept}`}
              className="size-4 accent-accent"
            />
            {label}
          </label>
          <p id={`${id}-${way.isKept}`} className="pl-6 text-ink-soft">
            {meaning}
          </p>
        </div>
      ))}
    </div>
  )
}

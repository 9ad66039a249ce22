import { EyeOff } from 'lucide-react'
import { ExactText } from '../ui/ExactText.tsx'
import type { ShownArguments } from './argumentsOf.ts'
import { counted } from './words.ts'

const longValue = 200
const longCall = 500

/** Every argument of a call, in full and as text. */
export function ArgumentList({ shown }: { readonly shown: ShownArguments }) {
  const { list, hidden, characters } = shown
  return (
    <section aria-label="Arguments">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs font-semibold tracking-wide text-ink-soft">
        {list.length === 0 ? 'This call has no arguments' : counted(list.length, 'argument')}
        {characters > longCall && (
          <span className="font-normal tabular-nums">{counted(characters, 'character')}</span>
        )}
      </h3>
      {hidden > 0 && (
        <p className="mt-2 flex gap-2.5 rounded-lg border border-danger bg-danger-wash px-3 py-2 text-sm">
          <EyeOff size={16} aria-hidden className="mt-0.5 shrink-0 text-danger" />
          <span>
            <strong className="text-danger">{counted(hidden, 'hidden character')}.</strong> Each is
            spelled out below where it stands, and would run as it is.
          </span>
        </p>
      )}
      <dl className="mt-2 flex flex-col gap-3">
        {list.map(({ key, meaning, type, text }) => (
          <div key={key}>
            <dt className="flex flex-wrap items-baseline gap-x-2.5 text-sm">
              <ExactText text={key} className="font-mono font-semibold" />
              <span className="text-xs text-ink-soft">
                {type}
                {text.length > longValue && ` · ${counted(text.length, 'character')}`}
              </span>
            </dt>
            {meaning !== undefined && (
              <dd className="text-xs text-ink-soft">
                <ExactText text={meaning} />
              </dd>
            )}
            <dd className="mt-1 min-h-9 rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem] leading-relaxed">
              <ExactText text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

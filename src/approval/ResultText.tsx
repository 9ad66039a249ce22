import { EyeOff, Scissors } from 'lucide-react'
import { useMemo } from 'react'
import type { ToolResult } from '../thread/toolCall.ts'
import { ExactText } from '../ui/ExactText.tsx'
import { resultOf } from './resultOf.ts'
import { counted } from './words.ts'

const longResult = 500

/** A result in full and as text, whatever is in it. */
export function ResultText({ result }: { readonly result: ToolResult }) {
  const { parts, hidden, characters, cutFrom } = useMemo(() => resultOf(result), [result])
  return (
    <>
      {hidden > 0 && (
        <p className="flex gap-2.5 rounded-lg border border-danger bg-danger-wash px-3 py-2 text-sm">
          <EyeOff size={16} aria-hidden className="mt-0.5 shrink-0 text-danger" />
          <span>
            <strong className="text-danger">{counted(hidden, 'hidden character')}.</strong> Each is
            spelled out below where it stands, and the model would read it.
          </span>
        </p>
      )}
      {cutFrom !== undefined && (
        <p className="flex gap-2.5 rounded-lg border border-line px-3 py-2 text-sm">
          <Scissors size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            Cut: the first part of {counted(cutFrom, 'byte')}. The model is told so, and gets no
            more than this.
          </span>
        </p>
      )}
      <dl className="flex flex-col gap-3">
        {parts.map(({ key, text }) => (
          <div key={key ?? ''}>
            <dt className="flex flex-wrap items-baseline gap-x-2.5 text-sm">
              {key === undefined ? (
                <span className="text-xs font-semibold text-ink-soft">The whole result</span>
              ) : (
                <ExactText text={key} className="font-mono font-semibold" />
              )}
              {key === undefined && characters > longResult && (
                <span className="text-xs tabular-nums text-ink-soft">
                  {counted(characters, 'character')}
                </span>
              )}
            </dt>
            <dd className="mt-1 min-h-9 rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem] leading-relaxed">
              {text === '' ? (
                <span className="text-ink-soft">(empty)</span>
              ) : (
                <ExactText text={text} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

import { Scissors } from 'lucide-react'
import { useMemo } from 'react'
import type { ToolResult } from '../thread/toolCall.ts'
import { ExactText } from '../ui/ExactText.tsx'
import { HiddenNotice } from './HiddenNotice.tsx'
import { resultOf } from './resultOf.ts'
import { counted } from './words.ts'

const shortText = 60

/** A result in full and as text, whatever is in it. */
export function ResultText({ result }: { readonly result: ToolResult }) {
  const { parts, hidden, cutFrom } = useMemo(() => resultOf(result), [result])
  return (
    <>
      <HiddenNotice count={hidden} effect="the model would read it" />
      {cutFrom !== undefined && (
        <p className="flex gap-2.5 rounded-lg border border-line px-3 py-2 text-sm">
          <Scissors size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            Cut: the first part of {counted(cutFrom, 'byte')}. The model is told so, and gets no
            more than this.
          </span>
        </p>
      )}
      <dl className="divide-y divide-line rounded-lg border border-line bg-sunken">
        {parts.map(({ key, text }) => (
          <div
            key={key ?? ''}
            className={`px-3 py-2 ${key !== undefined && isShort(text) ? 'grid grid-cols-[5rem_1fr] gap-x-3' : ''}`}
          >
            <dt className="text-xs leading-[1.375rem] text-ink-soft">
              {key === undefined ? (
                'The whole result'
              ) : (
                <ExactText text={key} className="font-mono" />
              )}
              {!isShort(text) && (
                <span className="tabular-nums"> · {counted(text.length, 'character')}</span>
              )}
            </dt>
            <dd className="font-mono text-[0.8125rem] leading-relaxed">
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

function isShort(text: string): boolean {
  return text.length <= shortText && !text.includes('\n')
}

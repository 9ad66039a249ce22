import { EyeOff } from 'lucide-react'
import { useMemo } from 'react'
import type { PendingCall } from '../../thread/toolCall.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { argumentsOf } from '../argumentsOf.ts'
import type { Contrast } from '../contrast.ts'
import { ContrastMark, LeftOut } from '../ContrastMark.tsx'
import { counted } from '../words.ts'

/** Every argument of a listed call in full, a line each where that is enough. */
export function CompactArguments({
  call,
  contrast,
}: {
  readonly call: PendingCall
  /** Against the call before it in the list, or the one approved last. */
  readonly contrast: Contrast | undefined
}) {
  const { list, hidden } = useMemo(() => argumentsOf(call), [call])
  return (
    <>
      {list.length === 0 && <p className="text-xs text-ink-soft">No arguments</p>}
      <LeftOut contrast={contrast} />
      {hidden > 0 && (
        <p className="flex gap-2 text-sm font-semibold text-danger">
          <EyeOff size={16} aria-hidden className="mt-0.5 shrink-0" />
          {counted(hidden, 'hidden character')}, spelled out below
        </p>
      )}
      <dl className="flex flex-col empty:hidden gap-1.5 text-[0.8125rem] leading-relaxed">
        {list.map(({ key, type, text }) => (
          <div key={key} className="sm:flex sm:gap-3">
            <dt className="shrink-0 sm:w-36 sm:pt-1">
              <ExactText text={key} className="font-mono font-semibold" />{' '}
              <span className="text-xs text-ink-soft">{type}</span>{' '}
              {contrast?.changed.has(key) && <ContrastMark than="before" />}
            </dt>
            <dd className="min-h-8 min-w-0 grow rounded-md bg-sunken px-2.5 py-1 font-mono">
              <ExactText text={text} areBreaksMarked />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

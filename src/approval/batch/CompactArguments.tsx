import { EyeOff } from 'lucide-react'
import { useMemo } from 'react'
import type { PendingCall } from '../../thread/toolCall.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { argumentsOf } from '../argumentsOf.ts'
import { counted } from '../words.ts'

/** Every argument of a listed call in full, a line each where that is enough. */
export function CompactArguments({ call }: { readonly call: PendingCall }) {
  const { list, hidden } = useMemo(() => argumentsOf(call), [call])
  if (list.length === 0) return <p className="text-xs text-ink-soft">No arguments</p>
  return (
    <>
      {hidden > 0 && (
        <p className="flex gap-2 text-sm font-semibold text-danger">
          <EyeOff size={16} aria-hidden className="mt-0.5 shrink-0" />
          {counted(hidden, 'hidden character')}, spelled out below
        </p>
      )}
      <dl className="flex flex-col gap-1.5 text-[0.8125rem] leading-relaxed">
        {list.map(({ key, type, text }) => (
          <div key={key} className="sm:flex sm:gap-3">
            <dt className="shrink-0 sm:w-36 sm:pt-1">
              <ExactText text={key} className="font-mono font-semibold" />{' '}
              <span className="text-xs text-ink-soft">{type}</span>
            </dt>
            <dd className="min-h-8 min-w-0 grow rounded-md bg-sunken px-2.5 py-1 font-mono">
              <ExactText text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

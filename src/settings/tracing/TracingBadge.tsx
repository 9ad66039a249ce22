import { Radio, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { lookAtTracing, tracingState } from '../../run/tracing.ts'
import { badgeWords } from './tracingWords.ts'

/** Says for as long as runs are to be traced that they are, or why they are not; leads to where that is set. */
export default function TracingBadge({ onOpen }: { readonly onOpen: () => void }) {
  const state = useStore(tracingState, (now) => now.state)
  const words = badgeWords(state)
  const Icon = state.type === 'on' ? Radio : TriangleAlert

  useEffect(() => {
    const look = () => {
      // What can't be found out now is said by the next run.
      lookAtTracing().catch(() => undefined)
    }
    look()
    addEventListener('storage', look)
    return () => removeEventListener('storage', look)
  }, [])

  return (
    <div role="status">
      {words && (
        <button
          type="button"
          onClick={onOpen}
          className={`inline-flex min-h-11 min-w-8 shrink-0 items-center justify-center gap-2 rounded-lg text-sm sm:px-2 hover:bg-sunken ${state.type === 'on' ? 'text-calm' : 'text-warn'}`}
        >
          <Icon size={18} aria-hidden />
          <span className="max-sm:sr-only">{words}</span>
        </button>
      )}
    </div>
  )
}

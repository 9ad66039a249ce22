import { GitCompareArrows } from 'lucide-react'
import { ExactText } from '../ui/ExactText.tsx'
import type { Contrast } from './contrast.ts'

/** Marks an argument that is not as it was, so that the one odd call among many alike is seen. */
export function ContrastMark({ than }: { readonly than: string }) {
  return (
    <span className="inline-flex items-center gap-1 rounded border border-warn px-1.5 text-xs font-semibold text-warn">
      <GitCompareArrows size={12} aria-hidden />
      Other than {than}
    </span>
  )
}

/** Names what was there and is left out; nothing where there is no such thing. */
export function LeftOut({ contrast }: { readonly contrast: Contrast | undefined }) {
  if (!contrast || contrast.gone.length === 0) return null
  return (
    <p className="text-xs font-medium text-warn">
      Left out this time: <ExactText text={contrast.gone.join(', ')} className="font-mono" />
    </p>
  )
}

import { RotateCcw } from 'lucide-react'
import type { ReturnReason } from '../thread/toolCall.ts'

const whyAgain: Readonly<Record<ReturnReason, string>> = {
  'effects-changed':
    'What this call would do has changed since you approved it. It has not run; look at it as it is now.',
  'rule-no-longer-applies':
    'The rule that approved this call no longer does. It has not run, and you decide.',
}

/** Why a call that had been approved is put before the person again. */
export function ReturnedNote({ reason }: { readonly reason: ReturnReason }) {
  return (
    <p className="flex gap-2.5 rounded-lg border border-warn bg-warn-wash px-3 py-2 text-sm">
      <RotateCcw size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <span>
        <strong className="text-warn">You are asked again.</strong> {whyAgain[reason]}
      </span>
    </p>
  )
}

import { EyeOff } from 'lucide-react'
import { ExactText } from '../../ui/ExactText.tsx'
import { countHidden } from '../../ui/hiddenCharacters.ts'

/** A text that holds characters which the field above does not show, with each of them spelled out; otherwise nothing. */
export function AsItWouldRun({ text }: { readonly text: string }) {
  if (countHidden(text) === 0) return null
  return (
    <div className="flex gap-2.5 rounded-lg border border-danger bg-danger-wash px-3 py-2 text-sm">
      <EyeOff size={16} aria-hidden className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0">
        <p className="font-semibold text-danger">As it would run</p>
        <p className="mt-1 font-mono text-[0.8125rem] leading-relaxed">
          <ExactText text={text} />
        </p>
      </div>
    </div>
  )
}

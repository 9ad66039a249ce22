import { EyeOff } from 'lucide-react'
import { counted } from './words.ts'

/** Says that a text holds characters that nobody sees, and what they would do; nothing where there are none. */
export function HiddenNotice({
  count,
  effect,
}: {
  readonly count: number
  /** The end of the sentence about them. */
  readonly effect: string
}) {
  if (count === 0) return null
  return (
    <p className="flex gap-2.5 rounded-lg border border-danger bg-danger-wash px-3 py-2 text-sm">
      <EyeOff size={16} aria-hidden className="mt-0.5 shrink-0 text-danger" />
      <span>
        <strong className="text-danger">{counted(count, 'hidden character')}.</strong> Each is
        spelled out below where it stands, and {effect}.
      </span>
    </p>
  )
}

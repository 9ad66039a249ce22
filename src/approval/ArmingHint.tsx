import { ArrowDown } from 'lucide-react'

/** What an armed button still waits for; it describes the button. */
export function ArmingHint({
  id,
  isToScroll,
  isArmed,
  unfinished,
}: {
  readonly id: string
  /** Whether the end has not been on screen yet. */
  readonly isToScroll: boolean
  readonly isArmed: boolean
  /** Why what stands there can't be approved as it is. */
  readonly unfinished?: string | undefined
}) {
  return (
    <p
      id={id}
      className={
        isToScroll || unfinished !== undefined
          ? 'flex items-center gap-1.5 text-sm font-medium text-warn'
          : 'sr-only'
      }
    >
      {unfinished ??
        (isToScroll ? (
          <>
            <ArrowDown size={16} aria-hidden />
            Scroll to the end to approve
          </>
        ) : (
          !isArmed && 'Available in a moment'
        ))}
    </p>
  )
}

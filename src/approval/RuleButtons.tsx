import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { ArmedButton } from './ArmedButton.tsx'
import type { ArmedControl } from './useArming.ts'
import type { RulingEffect } from './useRuling.ts'

/** How the step ends: with a rule and the decision that it was made of, or back where it began. */
export function RuleButtons({
  effect,
  allow,
  deny,
  control,
  isReady,
  missing,
  onDeny,
  onBack,
}: {
  readonly effect: RulingEffect
  /** What the buttons say that end it with a rule. */
  readonly allow: string
  readonly deny: string
  readonly control: ArmedControl
  /** Whether only time is missing. */
  readonly isReady: boolean
  /** What the person has not seen to its end yet. */
  readonly missing: 'call' | 'rule' | undefined
  readonly onDeny: () => void
  readonly onBack: () => void
}) {
  const hintId = useId()
  useEffect(() => {
    // Before the dialog, which would close by it.
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopImmediatePropagation()
      event.preventDefault()
      if (!event.repeat) onBack()
    }
    window.addEventListener('keydown', leave, { capture: true })
    return () => {
      window.removeEventListener('keydown', leave, { capture: true })
    }
  }, [onBack])

  return (
    <>
      <p
        id={hintId}
        className={
          missing === undefined
            ? 'sr-only'
            : 'flex items-center gap-1.5 text-sm font-medium text-warn'
        }
      >
        {missing === undefined ? (
          effect === 'allow' && !control.isArmed && 'Available in a moment'
        ) : (
          <>
            {missing === 'call' ? <ArrowUp {...icon} /> : <ArrowDown {...icon} />}
            {missing === 'call'
              ? 'Scroll up to the end of the call'
              : 'Scroll to the end of the rule'}
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-3">
        {effect === 'allow' ? (
          <ArmedButton
            control={control}
            isReady={isReady}
            describedBy={hintId}
            className="grow sm:grow-0"
          >
            {allow}
          </ArmedButton>
        ) : (
          <Button
            look="danger"
            aria-disabled={missing !== undefined}
            aria-describedby={hintId}
            className="grow font-semibold sm:grow-0"
            onClick={() => {
              if (missing === undefined) onDeny()
            }}
          >
            {deny}
          </Button>
        )}
        <Button className="grow sm:grow-0" onClick={onBack}>
          Back
        </Button>
      </div>
    </>
  )
}

const icon = { size: 16, 'aria-hidden': true } as const

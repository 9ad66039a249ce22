import { useEffect, useRef } from 'react'
import type { Risk } from '../thread/toolCall.ts'
import { Button } from '../ui/Button.tsx'
import { isFramed } from './framed.ts'
import type { Ruling, RulingEffect } from './useRuling.ts'

const enough = 5

/** The quiet ways from a decision about this call to a rule: never to an allow of what destroys. */
export function RuleOffer({
  risk,
  approvals,
  ruling: { left, open },
}: {
  readonly risk: Risk
  /** How many calls of the tool the person has approved in a row. */
  readonly approvals: number
  readonly ruling: Pick<Ruling, 'left' | 'open'>
}) {
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    opener.current?.focus()
  }, [])
  const buttonFor = (effect: RulingEffect, text: string) => (
    <Button
      {...(effect === left ? { ref: opener } : {})}
      look="quiet"
      className="px-3"
      onClick={() => {
        open(effect)
      }}
    >
      {text}
    </Button>
  )
  if (isFramed) return null
  return (
    <div className="-mx-3 -my-2 flex flex-wrap items-center gap-x-1 forced-colors:m-0 forced-colors:gap-3">
      {risk === 'read' && approvals >= enough && (
        <p className="basis-full px-3 text-xs text-ink-soft">
          You approved the last {approvals} calls of this tool here. A rule could do that for you.
        </p>
      )}
      {risk !== 'destructive' && buttonFor('allow', 'Always allow…')}
      {buttonFor('deny', 'Never allow…')}
    </div>
  )
}

import { useEffect, useRef } from 'react'
import type { RuleSubject } from '../policy/rules.ts'
import { allowsDecision } from '../thread/toolCall.ts'
import type { ToolDefinition } from '../thread/toolCall.ts'
import { Button } from '../ui/Button.tsx'
import { isFramed } from '../ui/framed.ts'
import type { Ruling, RulingEffect } from './useRuling.ts'

const enough = 5

const offers: Readonly<Record<RuleSubject, Readonly<Record<RulingEffect, string>>>> = {
  call: { allow: 'Always allow…', deny: 'Never allow…' },
  result: { allow: 'Always give…', deny: 'Never give…' },
}

/** The quiet ways from a decision about this call, or its result, to a rule: never to an allow of what destroys, or of what can only be answered. */
export function RuleOffer({
  subject = 'call',
  definition,
  approvals = 0,
  ruling: { left, open },
}: {
  readonly subject?: RuleSubject
  readonly definition: ToolDefinition
  /** How many calls of the tool the person has approved in a row. */
  readonly approvals?: number
  readonly ruling: Pick<Ruling, 'left' | 'open'>
}) {
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    opener.current?.focus()
  }, [])
  const buttonFor = (effect: RulingEffect) => (
    <Button
      {...(effect === left ? { ref: opener } : {})}
      look="quiet"
      className="px-3"
      onClick={() => {
        open(effect)
      }}
    >
      {offers[subject][effect]}
    </Button>
  )
  if (isFramed) return null
  const canBe = subject === 'result' || allowsDecision(definition, 'approve')
  const mayAllow = canBe && definition.risk !== 'destructive'
  return (
    <div className="-mx-3 -my-2 flex flex-wrap items-center gap-x-1 forced-colors:m-0 forced-colors:gap-3">
      {definition.risk === 'read' && approvals >= enough && (
        <p className="basis-full px-3 text-xs text-ink-soft">
          You approved the last {approvals} calls of this tool here. A rule could do that for you.
        </p>
      )}
      {mayAllow && buttonFor('allow')}
      {buttonFor('deny')}
    </div>
  )
}

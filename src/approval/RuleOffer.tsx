import { useEffect, useRef } from 'react'
import type { Thread } from '../thread/thread.ts'
import type { PendingCall } from '../thread/toolCall.ts'
import { Button } from '../ui/Button.tsx'
import { isFramed } from './framed.ts'
import { straightApprovals } from './straightApprovals.ts'
import type { Ruling, RulingEffect } from './useRuling.ts'

const enough = 5

/** The quiet ways from a decision about this call to a rule: never to an allow of what destroys. */
export function RuleOffer({
  call,
  thread,
  ruling: { left, open },
}: {
  readonly call: PendingCall
  readonly thread: Thread
  readonly ruling: Pick<Ruling, 'left' | 'open'>
}) {
  const { risk } = call.definition
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
  const straight = risk === 'read' ? straightApprovals(thread, call.name) : 0
  return (
    <>
      {straight >= enough && (
        <p className="basis-full px-3 text-xs text-ink-soft">
          You approved the last {straight} calls of{' '}
          <span className="wrap-anywhere font-mono">{call.name}</span> in this thread. A rule could
          do that for you.
        </p>
      )}
      <span className="flex flex-wrap gap-x-1 forced-colors:gap-3">
        {risk !== 'destructive' && buttonFor('allow', 'Always allow…')}
        {buttonFor('deny', 'Never allow…')}
      </span>
    </>
  )
}

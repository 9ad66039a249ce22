import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { internalProblem } from '../../run/problems.ts'
import { ruleBook } from '../../run/ruleBook.ts'
import type { RuleLine } from '../../run/ruleBook.ts'
import type { Problem } from '../../thread/problem.ts'
import type { RuleMark } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** Ends the rule that decided a call, with one click and a way back; says so where it has ended already. */
export function RevokeRule({ rule: { id } }: { readonly rule: RuleMark }) {
  const lines = useStore(ruleBook.store, (book) => book.lines)
  const [revoked, setRevoked] = useState<RuleLine>()
  const [problem, setProblem] = useState<Problem>()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => ruleBook.follow(), [])

  const line = lines?.find(({ stored }) => stored.id === id)
  const act = (work: Promise<void>) => {
    setProblem(undefined)
    work
      .then(() => button.current?.focus())
      .catch((error: unknown) => {
        setProblem(internalProblem(error))
      })
  }
  if (!lines) return null
  return (
    <>
      {line ? (
        <Button
          ref={button}
          look="quiet"
          onClick={() => {
            setRevoked(line)
            act(ruleBook.revoke(id))
          }}
        >
          Revoke this rule
        </Button>
      ) : (
        <p role="status" className="inline-flex items-center gap-2 text-ink-soft">
          {revoked ? 'Revoked.' : 'This rule is no longer in force.'}
          {revoked && (
            <Button ref={button} look="quiet" onClick={() => act(ruleBook.restore(revoked.stored))}>
              Undo
            </Button>
          )}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  )
}

import { useState } from 'react'
import type { Rule } from '../../policy/rules.ts'
import { endOf, lifetimes, useLimits, usesOf } from '../../policy/term.ts'
import type { Lifetime, UseLimit } from '../../policy/term.ts'
import { ruleBook } from '../../run/ruleBook.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'

const kept = { kept: 'as it is' } as const

/** Changes how long and how often a rule holds, from now on: a new rule takes its place. */
export function TermForm({
  rule,
  act,
  onDone,
}: {
  readonly rule: Rule
  readonly act: (work: () => Promise<unknown>) => Promise<boolean>
  readonly onDone: () => void
}) {
  const [lifetime, setLifetime] = useState<Lifetime | 'kept'>('kept')
  const [limit, setLimit] = useState<UseLimit | 'kept'>('kept')

  const save = async () => {
    const { id, createdAt: _, expiresAt, usesLeft, ...draft } = rule
    const end =
      lifetime === 'kept' ? expiresAt !== undefined && { expiresAt } : endOf(lifetime, Date.now())
    const uses = limit === 'kept' ? usesLeft !== undefined && { usesLeft } : usesOf(limit)
    const worked = await act(() => ruleBook.replace(id, { ...draft, ...end, ...uses }))
    if (worked) onDone()
  }

  return (
    <form
      aria-label="Change the rule"
      className="grid gap-3 pt-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Choice
        label="How long, from now"
        value={lifetime}
        options={{ ...kept, ...lifetimes }}
        onChange={setLifetime}
      />
      <Choice
        label="How often, from now"
        value={limit}
        options={{ ...kept, ...useLimits }}
        onChange={setLimit}
      />
      <div className="flex gap-2 sm:col-span-2">
        <Button type="submit">Save the change</Button>
        <Button look="quiet" onClick={onDone}>
          Keep it as it is
        </Button>
      </div>
    </form>
  )
}

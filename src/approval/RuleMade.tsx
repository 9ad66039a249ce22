import { ScrollText, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Rule } from '../policy/rules.ts'
import { sentence } from '../policy/sentence.ts'
import { internalProblem } from '../run/problems.ts'
import { ruleBook } from '../run/ruleBook.ts'
import type { Problem } from '../thread/problem.ts'
import { Button } from '../ui/Button.tsx'
import { ExactText } from '../ui/ExactText.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'

/** Says which rule has just been made, with the way to take it back; it stays until it is closed or taken back. */
export default function RuleMade({ threadId }: { readonly threadId: string }) {
  const rule = useStore(ruleBook.store, ({ made }) => made)
  return (
    <div role="status" className="pb-2 empty:hidden">
      {rule && <Note key={rule.id} rule={rule} threadId={threadId} />}
    </div>
  )
}

function Note({ rule, threadId }: { readonly rule: Rule; readonly threadId: string }) {
  const [problem, setProblem] = useState<Problem>()
  const words = sentence(rule, { threadId, now: rule.createdAt })
  return (
    <div className="rounded-xl border border-line bg-surface py-1 pl-4 pr-2 text-sm">
      <div className="flex items-start gap-2.5">
        <ScrollText size={16} aria-hidden className="mt-2.5 shrink-0 text-ink-soft" />
        <p className="min-w-0 grow py-2">
          <strong className="font-semibold">Rule made.</strong>{' '}
          <ExactText text={words} className="text-ink-soft" />
        </p>
        <IconButton
          label="Close the note about the rule"
          onClick={() => {
            ruleBook.noteMade()
          }}
        >
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      <p className="-mt-1 flex flex-wrap items-center justify-between gap-x-3 pl-6 text-xs text-ink-soft">
        What it has decided stays decided.
        <Button
          look="quiet"
          onClick={() => {
            ruleBook.revoke(rule.id).catch((error: unknown) => {
              setProblem(internalProblem(error))
            })
          }}
        >
          Undo the rule
        </Button>
      </p>
    </div>
  )
}

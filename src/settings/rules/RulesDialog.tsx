import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { internalProblem } from '../../run/problems.ts'
import { liveTools } from '../../run/liveTools.ts'
import type { LiveTool } from '../../run/liveTools.ts'
import { ruleBook } from '../../run/ruleBook.ts'
import type { RuleLine } from '../../run/ruleBook.ts'
import type { Run } from '../../run/run.ts'
import type { Workspace } from '../../run/workspace.ts'
import type { Problem } from '../../thread/problem.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { NoRules } from './NoRules.tsx'
import { RuleEntry } from './RuleEntry.tsx'
import { useNow } from './useNow.ts'
import { useShownLines } from './useShownLines.ts'

/** Every standing decision of this browser: what it says, how it stands, and the way to end or change it. */
export default function RulesDialog({
  run,
  workspace,
  onClose,
}: {
  readonly run: Run
  readonly workspace: Workspace
  readonly onClose: () => void
}) {
  const { lines, problem } = useStore(ruleBook.store)
  const threads = useStore(workspace.threads, ({ list }) => list)
  const [tools, setTools] = useState<ReadonlyMap<string, LiveTool>>()
  const [failure, setFailure] = useState<Problem>()
  const shown = useShownLines(lines)
  const now = useNow()

  useEffect(() => ruleBook.follow(), [])
  useEffect(() => workspace.threads.subscribe(() => void ruleBook.refresh()), [workspace])
  useEffect(() => {
    liveTools().then(setTools, (error: unknown) => {
      setFailure(internalProblem(error))
    })
  }, [])

  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    setFailure(undefined)
    try {
      await work()
      return true
    } catch (error) {
      setFailure(internalProblem(error))
      return false
    }
  }
  const titleOf = (threadId: string): string | undefined =>
    threads?.find(({ id }) => id === threadId)?.title
  const hasUnreadable = lines?.some(({ type }) => type === 'unreadable') ?? false

  return (
    <Dialog title="Rules" isWide onClose={onClose}>
      <p className="text-sm text-ink-soft">
        A rule decides in your place, without asking. Only you can make one, when you decide about a
        call. It stays in this browser, and it is never part of an export or an import.
      </p>
      {[problem, failure].map(
        (one) =>
          one && (
            <div key={one.title} className="mt-3">
              <ProblemNotice problem={one} />
            </div>
          ),
      )}
      {hasUnreadable && (
        <p className="mt-3 rounded-lg border border-warn bg-warn-wash px-4 py-3 text-sm text-warn">
          While a rule can’t be read, nobody knows what it forbids: nothing is allowed without
          asking you.
        </p>
      )}
      {shown?.length === 0 && <NoRules />}
      {tools && shown && shown.length > 0 && (
        <ul aria-label="Rules" className="mt-4 flex flex-col gap-3">
          {shown.map(({ line, isGone }) => (
            <RuleEntry
              key={line.stored.id}
              line={line}
              isGone={isGone}
              tool={toolOf(tools, line)}
              viewpoint={run.threadId}
              now={now}
              titleOf={titleOf}
              act={act}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function toolOf(tools: ReadonlyMap<string, LiveTool>, line: RuleLine): LiveTool | undefined {
  return line.type === 'rule' ? tools.get(line.rule.definition.name) : undefined
}

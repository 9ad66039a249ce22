import { useStore } from 'zustand'
import { forgetEverything } from '../run/archive/forgetEverything.ts'
import type { Workspace } from '../run/workspace.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Question } from '../ui/Question.tsx'
import { useTask } from './useTask.ts'

/** Asks once, naming all that goes, before this browser forgets everything. */
export function ForgetQuestion({
  workspace,
  onKeep,
}: {
  readonly workspace: Workspace
  readonly onKeep: () => void
}) {
  const count = useStore(workspace.threads, ({ list }) => list?.length ?? 0)
  const task = useTask<void>()
  return (
    <Question
      label="Forget everything?"
      yes="Forget everything"
      isBusy={task.isBusy}
      onYes={() => void task.start(() => forgetEverything(workspace))}
      onKeep={onKeep}
      className="mt-4 rounded-lg border border-danger px-4 py-3"
    >
      <p className="font-semibold text-danger">Forget everything? This can’t be undone.</p>
      <p className="mt-1">
        It stops what runs, and removes {threadsIn(count)} with every record and decision, all mail
        in the mailbox, all files in the private workspace, your rules, the settings, the API keys
        of every open tab, drafts and the theme. What you exported stays where you put it, and so
        does every file in a folder on your disk.
      </p>
      {task.problem && (
        <div className="mt-3">
          <ProblemNotice problem={task.problem} />
        </div>
      )}
    </Question>
  )
}

function threadsIn(count: number): string {
  if (count === 0) return 'every thread'
  return count === 1 ? 'the one thread' : `all ${count} threads`
}

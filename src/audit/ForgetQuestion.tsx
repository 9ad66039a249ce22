import { useStore } from 'zustand'
import { forgetEverything } from '../run/archive/forgetEverything.ts'
import type { Workspace } from '../run/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
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
    <div
      role="group"
      aria-label="Forget everything?"
      className="mt-4 rounded-lg border border-danger px-4 py-3 text-sm"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // The dialog would close by it.
        event.stopPropagation()
        event.preventDefault()
        onKeep()
      }}
    >
      <p className="font-semibold text-danger">Forget everything? This can’t be undone.</p>
      <p className="mt-1">
        It stops what runs, and removes {threadsIn(count)} with every record and decision, all mail
        in the mailbox, the settings, the API keys of every open tab, drafts and the theme. What you
        exported stays where you put it.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          look="danger"
          aria-disabled={task.isBusy}
          onClick={() => void task.start(() => forgetEverything(workspace))}
        >
          Forget everything
        </Button>
        <Button ref={focus} onClick={onKeep}>
          Keep
        </Button>
      </div>
      {task.problem && (
        <div className="mt-3">
          <ProblemNotice problem={task.problem} />
        </div>
      )}
    </div>
  )
}

function threadsIn(count: number): string {
  if (count === 0) return 'every thread'
  return count === 1 ? 'the one thread' : `all ${count} threads`
}

/** The safe answer has the focus. Kept outside, so that a new render does not move it again. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus()
}

import { useState } from 'react'
import { exportEverything } from '../run/archive/exportThreads.ts'
import type { Export } from '../run/archive/exportThreads.ts'
import type { Workspace } from '../run/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { downloadLines, fileName } from './download.ts'
import { ExportNotice } from './ExportNotice.tsx'
import { ForgetQuestion } from './ForgetQuestion.tsx'
import { ImportNotice } from './ImportNotice.tsx'
import { StorageFacts } from './StorageFacts.tsx'
import { useImport } from './useImport.tsx'
import { useTask } from './useTask.ts'

/** All that is kept in this browser: how much, for how long, out into a file, in from one, and away. */
export function BrowserSection({
  workspace,
  onOpenThread,
  onRules,
  onTools,
}: {
  readonly workspace: Workspace
  readonly onOpenThread: (threadId: string) => void
  readonly onRules: () => void
  readonly onTools: () => void
}) {
  const save = useTask<Export>()
  const { task: load, field, choose } = useImport(workspace)
  const [isAsking, setAsking] = useState(false)

  const exportAll = () =>
    save.start(async () => {
      const now = new Date()
      const exported = await exportEverything(now.getTime())
      if (exported.threads.length > 0) downloadLines(fileName('everything', now), exported.lines)
      return exported
    })

  return (
    <section aria-labelledby="audit-browser" className="mt-6 border-t border-line pt-4">
      <h3 id="audit-browser" className="font-semibold">
        Kept in this browser
      </h3>
      <StorageFacts storage={workspace.storage} />
      <div className="flex flex-wrap gap-2 pt-3">
        <Button aria-disabled={save.isBusy} onClick={() => void exportAll()}>
          Export everything
        </Button>
        <Button aria-disabled={load.isBusy} onClick={choose}>
          Import…
        </Button>
        {field}
        <Button onClick={onRules}>Rules</Button>
        <Button onClick={onTools}>Tools</Button>
        {!isAsking && (
          <Button look="quiet" onClick={() => setAsking(true)}>
            Forget everything…
          </Button>
        )}
      </div>
      {save.value && <ExportNotice exported={save.value} />}
      {load.value && <ImportNotice threads={load.value} onOpenThread={onOpenThread} />}
      {[save.problem, load.problem].map(
        (problem) =>
          problem && (
            <div key={problem.title} className="mt-3">
              <ProblemNotice problem={problem} />
            </div>
          ),
      )}
      {isAsking && <ForgetQuestion workspace={workspace} onKeep={() => setAsking(false)} />}
    </section>
  )
}

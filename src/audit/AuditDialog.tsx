import type { Run } from '../run/run.ts'
import type { Workspace } from '../run/workspace.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { BrowserSection } from './BrowserSection.tsx'
import { ThreadSection } from './ThreadSection.tsx'

/** What happened in the open thread and who decided it, and all that is kept in this browser. */
export default function AuditDialog({
  run,
  workspace,
  onOpenThread,
  onRules,
  onTools,
  onClose,
}: {
  readonly run: Run
  readonly workspace: Workspace
  readonly onOpenThread: (threadId: string) => void
  readonly onRules: () => void
  readonly onTools: () => void
  readonly onClose: () => void
}) {
  return (
    <Dialog title="Audit" isWide onClose={onClose}>
      <ThreadSection run={run} />
      <BrowserSection
        workspace={workspace}
        onOpenThread={onOpenThread}
        onRules={onRules}
        onTools={onTools}
      />
    </Dialog>
  )
}

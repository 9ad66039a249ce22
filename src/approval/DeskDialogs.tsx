import { ApprovalDialog } from './ApprovalDialog.tsx'
import type { DeskDialogProps } from './ApprovalDialog.tsx'
import { ResultDialog } from './ResultDialog.tsx'

/** The dialogs in which the person answers: about a call before it runs, and about a result before the model reads it. */
export default function DeskDialogs(props: DeskDialogProps) {
  return (
    <>
      <ApprovalDialog {...props} />
      <ResultDialog {...props} />
    </>
  )
}

import { ApprovalDialog } from './ApprovalDialog.tsx'
import type { DeskDialogProps } from './ApprovalDialog.tsx'
import { ServerQuestionDialog } from './question/ServerQuestionDialog.tsx'
import { ResultDialog } from './ResultDialog.tsx'

/** The dialogs in which the person answers: about a call before it runs, to its server while it does, and about a result before the model reads it. */
export default function DeskDialogs({
  isBehind,
  ...props
}: DeskDialogProps & {
  /** Another dialog is open. */
  readonly isBehind: boolean
}) {
  return (
    <>
      <ApprovalDialog {...props} />
      <ResultDialog {...props} />
      {!isBehind && <ServerQuestionDialog run={props.run} />}
    </>
  )
}

import { useState } from 'react'
import { Question } from '../ui/Question.tsx'

/** Asks once, in place, before a thread is removed for good. */
export default function DeleteQuestion({
  onDelete,
  onKeep,
}: {
  readonly onDelete: () => Promise<void>
  readonly onKeep: () => void
}) {
  const [isDeleting, setIsDeleting] = useState(false)
  return (
    <Question
      label="Delete this thread?"
      yes="Delete"
      isBusy={isDeleting}
      onYes={() => {
        setIsDeleting(true)
        void onDelete().finally(() => setIsDeleting(false))
      }}
      onKeep={onKeep}
      className="px-3 pb-3"
    >
      <p>Delete this thread and its record?</p>
    </Question>
  )
}

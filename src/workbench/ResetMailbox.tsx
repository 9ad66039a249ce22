import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Question } from '../ui/Question.tsx'

/** Puts the mailbox back as it was at first, after asking once in place. */
export function ResetMailbox({ onReset }: { readonly onReset: () => Promise<void> }) {
  const [isAsking, setIsAsking] = useState(false)
  const leave = () => setIsAsking(false)

  return isAsking ? (
    <Question
      label="Reset the mailbox?"
      yes="Reset"
      onYes={() => void onReset().finally(leave)}
      onKeep={leave}
      className="border-t border-line px-4 py-3"
    >
      <p>Remove all sent mail and restore the sample mail?</p>
    </Question>
  ) : (
    <div className="border-t border-line px-4 py-2">
      <Button look="quiet" className="-ml-4" onClick={() => setIsAsking(true)}>
        Reset mailbox
      </Button>
    </div>
  )
}

import { useState } from 'react'
import type { UserTurn } from '../thread/thread.ts'
import { Button } from '../ui/Button.tsx'
import type { Conversation } from './conversation.ts'
import { leftBehind } from './leftBehind.ts'
import { TextArea } from './TextArea.tsx'

/** A message being changed. Sending it again takes the conversation back to this place, and says what that does not take back. */
export default function EditMessage({
  turn,
  conversation: { run, act },
  onClose,
}: {
  readonly turn: UserTurn
  readonly conversation: Conversation
  readonly onClose: () => void
}) {
  const [text, setText] = useState(turn.text)
  const stays = leftBehind(run.thread.getState().turns, turn.seq)

  const resend = () => {
    void act(() => run.submit(text, turn.seq)).then((sent) => {
      if (!sent) return
      onClose()
    })
  }

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        resend()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className="rounded-lg border border-line-strong bg-surface focus-within:border-accent">
        <TextArea label="Edit message" value={text} onChange={setText} takesFocus />
      </div>
      <p className="text-sm text-ink-soft">
        What follows this message leaves the conversation; it stays in the record.
      </p>
      {stays && (
        <p className="rounded-lg border border-warn bg-warn-wash px-3 py-2 text-sm text-warn">
          {stays}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={text.trim() === ''}>
          Resend
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}

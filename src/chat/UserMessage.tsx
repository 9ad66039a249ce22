import { Pencil } from 'lucide-react'
import { lazy, Suspense, use, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { UserTurn } from '../thread/thread.ts'
import { IconButton } from '../ui/IconButton.tsx'
import type { Conversation } from './conversation.ts'
import { CopyButton } from './CopyButton.tsx'
import { Message } from './Message.tsx'
import { StopFollowing } from './stopFollowing.ts'

const EditMessage = lazy(() => import('./EditMessage.tsx'))

/** What the person said, as it was typed. */
export function UserMessage({
  turn,
  conversation,
}: {
  readonly turn: UserTurn
  readonly conversation: Conversation
}) {
  const [isEditing, setEditing] = useState(false)
  const stopFollowing = use(StopFollowing)
  const editButton = useRef<HTMLButtonElement>(null)

  const close = () => {
    flushSync(() => {
      setEditing(false)
    })
    editButton.current?.focus()
  }

  const actions = (
    <>
      <CopyButton label="Copy message" text={turn.text} />
      <IconButton
        ref={editButton}
        label="Edit and resend"
        className="chat-edit"
        onClick={() => {
          stopFollowing()
          setEditing(true)
        }}
      >
        <Pencil size={16} aria-hidden />
      </IconButton>
    </>
  )

  const said = (
    <p className="border-l-2 border-accent pl-4 whitespace-pre-wrap wrap-anywhere">{turn.text}</p>
  )
  return (
    <Message author="You" actions={isEditing ? undefined : actions}>
      {isEditing ? (
        <Suspense fallback={said}>
          <EditMessage turn={turn} conversation={conversation} onClose={close} />
        </Suspense>
      ) : (
        said
      )}
    </Message>
  )
}

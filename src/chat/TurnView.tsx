import { memo } from 'react'
import type { Turn } from '../thread/thread.ts'
import type { Conversation } from './conversation.ts'
import { InterruptedReply } from './InterruptedReply.tsx'
import { QuietNote, StoppedNote } from './StoppedNote.tsx'
import { UserMessage } from './UserMessage.tsx'

/** One turn that is not a reply; drawn again only when it is another one. */
export const TurnView = memo(function TurnView({
  turn,
  isLast,
  conversation,
}: {
  readonly turn: Exclude<Turn, { kind: 'reply' }>
  readonly isLast: boolean
  readonly conversation: Conversation
}) {
  switch (turn.kind) {
    case 'user':
      return <UserMessage turn={turn} conversation={conversation} />
    case 'interrupted':
      return <InterruptedReply turn={turn} isLast={isLast} conversation={conversation} />
    case 'stopped':
      return <StoppedNote turn={turn} isLast={isLast} />
    case 'continued':
      return <QuietNote>You continued.</QuietNote>
  }
})

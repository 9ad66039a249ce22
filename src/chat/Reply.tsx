import { lazy, memo, Suspense } from 'react'
import { textOf } from '../thread/selectors.ts'
import type { Asking, ReplyTurn } from '../thread/thread.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { CallPreviews } from './calls/CallPreviews.tsx'
import type { Conversation } from './conversation.ts'
import { CopyButton } from './CopyButton.tsx'
import { Message } from './Message.tsx'
import { ReplyText } from './ReplyText.tsx'
import { useLiveReply } from './useLiveReply.ts'

const ReplyDetails = lazy(() => import('./ReplyDetails.tsx'))

/** A reply of the model: while it arrives, and as the turn it becomes, in one and the same element. */
export const Reply = memo(function Reply({
  conversation,
  turn,
  asking,
}: {
  readonly conversation: Conversation
  readonly turn?: ReplyTurn
  readonly asking?: Asking
}) {
  const arriving = useLiveReply(turn ? undefined : conversation.run.live)
  const author = turn?.author
  const text =
    author?.type === 'model' ? textOf(author.message.data.content) : (arriving?.text ?? '')
  const model = (author?.type === 'model' ? author : asking)?.origin.model ?? ''
  const isSilent = !turn && text === '' && !arriving?.calls.length && !arriving?.wait

  return (
    <Message
      author={
        author?.type === 'person' ? (
          'You, by hand'
        ) : (
          <>Assistant {model && <span className="font-mono">({model})</span>}</>
        )
      }
      actions={turn && text !== '' && <CopyButton label="Copy reply" text={text} />}
    >
      {text !== '' && <ReplyText text={text} isStreaming={!turn} />}
      {isSilent && <p className="chat-waiting text-ink-soft">Waiting for the reply…</p>}
      {!turn && arriving && <CallPreviews calls={arriving.calls} />}
      {(turn ?? arriving?.wait) && (
        <Boundary meaning="The calls of this reply could not be loaded; what is on record stays on record.">
          <Suspense>
            <ReplyDetails turn={turn} wait={arriving?.wait} conversation={conversation} />
          </Suspense>
        </Boundary>
      )}
    </Message>
  )
})

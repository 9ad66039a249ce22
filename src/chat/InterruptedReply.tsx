import type { InterruptedTurn } from '../thread/thread.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import type { Conversation } from './conversation.ts'
import { Message } from './Message.tsx'
import { Remedies } from './Remedies.tsx'
import { PlainText } from './ReplyText.tsx'

/** A reply that did not arrive whole: what came of it, and what to do while it is the last thing that happened. What the person stopped is no error. */
export function InterruptedReply({
  turn: { text, problem },
  isLast,
  conversation,
}: {
  readonly turn: InterruptedTurn
  readonly isLast: boolean
  readonly conversation: Conversation
}) {
  return (
    <Message author="Assistant">
      {text !== '' && (
        <div className="mb-3 border-l-2 border-dashed border-line-strong pl-4">
          <PlainText text={text} />
          <p className="mt-1 text-sm text-ink-soft">(incomplete)</p>
        </div>
      )}
      {isLast && problem.kind === 'stopped' && (
        <div className="text-sm text-ink-soft">
          <p>
            {problem.title} {problem.meaning}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Remedies kind={problem.kind} conversation={conversation} />
          </div>
        </div>
      )}
      {isLast && problem.kind !== 'stopped' && (
        <ProblemNotice problem={problem}>
          <Remedies kind={problem.kind} conversation={conversation} />
        </ProblemNotice>
      )}
      {!isLast && <p className="text-sm text-ink-soft">No whole reply came: {problem.title}</p>}
    </Message>
  )
}

import { isStaged } from '../../thread/selectors.ts'
import type { ReplyTurn } from '../../thread/thread.ts'
import type { Conversation } from '../conversation.ts'
import { ToolCallRecord } from './ToolCallRecord.tsx'

/** The calls of a reply, each with its record. */
export function ToolCallRecords({
  turn,
  conversation,
}: {
  readonly turn: ReplyTurn
  readonly conversation: Conversation
}) {
  return (
    <div className="mt-3 grid gap-3">
      {turn.calls.map((call) => (
        <ToolCallRecord
          key={call.id}
          call={call}
          conversation={conversation}
          isStaged={isStaged(turn, call)}
        />
      ))}
    </div>
  )
}

import type { ReplyTurn } from '../thread/thread.ts'
import { usageOf } from '../thread/usage.ts'
import { ToolCallRecords } from './calls/ToolCallRecords.tsx'
import type { Conversation } from './conversation.ts'
import { Output } from './Output.tsx'
import { UsageLine } from './usage/UsageLine.tsx'
import { WaitNotice } from './WaitNotice.tsx'
import type { Wait } from './WaitNotice.tsx'

/** What a reply has beside its words: its calls, their output and what it took, or why it is waited for. Loaded apart, because a page in which nothing was said has none. */
export default function ReplyDetails({
  turn,
  wait,
  conversation,
}: {
  readonly turn: ReplyTurn | undefined
  readonly wait: Wait | undefined
  readonly conversation: Conversation
}) {
  if (wait) return <WaitNotice wait={wait} />
  if (!turn) return null
  return (
    <>
      {turn.calls.length > 0 && <ToolCallRecords turn={turn} conversation={conversation} />}
      {turn.author.type === 'person' && (
        <p className="mt-2 text-xs text-ink-soft">
          The model hears of it with the message that follows.
        </p>
      )}
      {turn.passEnded && <Output turn={turn} />}
      {usageOf(turn) && <UsageLine turn={turn} conversation={conversation} />}
    </>
  )
}

import type { ReplyTurn } from '../thread/thread.ts'
import { usageOf } from '../thread/usage.ts'
import type { Conversation } from './conversation.ts'
import { UsageLine } from './usage/UsageLine.tsx'
import { WaitNotice } from './WaitNotice.tsx'
import type { Wait } from './WaitNotice.tsx'

/** What is told beside a reply: why it is waited for, or what it took. Loaded apart, because the first reply does not need it. */
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
  return turn && usageOf(turn) && <UsageLine turn={turn} conversation={conversation} />
}

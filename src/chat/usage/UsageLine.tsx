import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { openCosting } from '../../run/costs.ts'
import type { Costing } from '../../run/costs.ts'
import type { ReplyTurn, Thread } from '../../thread/thread.ts'
import { countedReplies, sum, usageOf } from '../../thread/usage.ts'
import type { Usage } from '../../thread/usage.ts'
import type { Conversation } from '../conversation.ts'
import { usageWords } from './words.ts'

/** The tokens of a reply, what they cost where a price is known, and below the last reply those of the conversation. */
export function UsageLine({
  turn,
  conversation,
}: {
  readonly turn: ReplyTurn
  readonly conversation: Conversation
}) {
  const turns = useStore(conversation.run.thread, (thread) =>
    isLastReply(thread, turn) ? thread.turns : undefined,
  )
  const settings = useStore(conversation.run.settings, (state) => state.settings)
  const [cost, setCost] = useState<Costing>()
  useEffect(() => {
    // Without prices the tokens are told alone.
    openCosting().then(
      (opened) => setCost(() => opened),
      () => undefined,
    )
  }, [])

  const costOf = ({ author }: ReplyTurn, usage: Usage) =>
    author.type === 'model' ? cost?.(settings, author.origin, usage) : undefined
  const usage = usageOf(turn)
  const replies = turns ? countedReplies(turns) : []
  const costs = replies.map((reply) => costOf(...reply))
  const total = costs.reduce((one = 0, other) => (other === undefined ? undefined : one + other), 0)

  return (
    usage && (
      <p className="mt-2 text-xs text-ink-soft">
        Tokens: {usageWords(usage, costOf(turn, usage))}
        {replies.length > 1 && (
          <>
            <br />
            Conversation: {usageWords(sum(replies.map(([, one]) => one)), total)}
          </>
        )}
      </p>
    )
  )
}

function isLastReply({ turns }: Thread, turn: ReplyTurn): boolean {
  return turns.findLast(({ kind }) => kind === 'reply') === turn
}

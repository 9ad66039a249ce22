import { memo, useState } from 'react'
import { useStore } from 'zustand'
import type { Asking, Thread } from '../thread/thread.ts'
import type { Conversation } from './conversation.ts'
import { Nearby, useNearby } from './nearby.ts'
import { Reply } from './Reply.tsx'
import { createGrouping } from './turnGroups.ts'
import type { TurnGroup } from './turnGroups.ts'
import { TurnView } from './TurnView.tsx'

const turnsOf = (thread: Thread) => thread.turns
const askingOf = (thread: Thread) => thread.asking

/** Every turn in order, and the reply that is arriving. */
export function Turns({ conversation }: { readonly conversation: Conversation }) {
  const turns = useStore(conversation.run.thread, turnsOf)
  const asking = useStore(conversation.run.thread, askingOf)
  const [group] = useState(createGrouping)
  const groups = group(turns, asking ? 1 : 0)

  return groups.map((turnGroup, index) => {
    const isLast = index === groups.length - 1
    return (
      <Group
        key={index}
        group={turnGroup}
        isLast={isLast}
        conversation={conversation}
        {...(isLast && asking ? { asking } : {})}
      />
    )
  })
}

const Group = memo(function Group({
  group,
  isLast,
  asking,
  conversation,
}: {
  readonly group: TurnGroup
  readonly isLast: boolean
  readonly asking?: Asking
  readonly conversation: Conversation
}) {
  const [element, isNearby] = useNearby(isLast)
  const drawn = group.map((turn, index) =>
    turn.kind === 'reply' ? (
      <Reply key={`reply-${turn.reply}`} turn={turn} conversation={conversation} />
    ) : (
      <TurnView
        key={turn.seq}
        turn={turn}
        isLast={isLast && !asking && index === group.length - 1}
        conversation={conversation}
      />
    ),
  )
  // In one list with the turns, so that the reply stays the same element when it becomes one.
  if (asking) {
    drawn.push(<Reply key={`reply-${asking.reply}`} asking={asking} conversation={conversation} />)
  }
  return (
    <div ref={element} className={isLast ? undefined : 'chat-group'}>
      <Nearby value={isNearby}>{drawn}</Nearby>
    </div>
  )
})

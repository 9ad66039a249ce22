import { lazy, Suspense, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { unknownCalls } from '../thread/selectors.ts'
import type { CallId } from '../thread/toolCall.ts'
import { Button } from '../ui/Button.tsx'
import type { Conversation } from './conversation.ts'

const UnknownOutcome = lazy(() => import('./calls/UnknownOutcome.tsx'))

/** A way in to each call whose outcome nobody knows. */
export function UnknownOutcomes({ conversation }: { readonly conversation: Conversation }) {
  const thread = useStore(conversation.run.thread)
  const calls = useMemo(() => unknownCalls(thread), [thread])
  const [openId, setOpenId] = useState<CallId>()
  const open = calls.find((call) => call.id === openId)

  return (
    <>
      {calls.map((call) => (
        <Button
          key={call.id}
          look="primary"
          onClick={() => {
            setOpenId(call.id)
          }}
        >
          Settle {call.name}…
        </Button>
      ))}
      {open && (
        <Suspense>
          <UnknownOutcome
            key={open.id}
            call={open}
            conversation={conversation}
            onClose={() => {
              setOpenId(undefined)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

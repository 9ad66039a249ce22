import { useEffect, useState } from 'react'
import type { Run } from '../run/run.ts'
import type { JsonObject } from '../thread/json.ts'
import type { Preview } from '../thread/preview.ts'
import type { CallId, PendingCall } from '../thread/toolCall.ts'
import { messageOf } from '../thread/problem.ts'

/** What is known of what a call would do. */
export type PreviewState =
  | { readonly type: 'looking' }
  | { readonly type: 'shown'; readonly args: JsonObject; readonly preview: Preview }
  | { readonly type: 'failed'; readonly why: string }

const looking: PreviewState = { type: 'looking' }

/** Finds out once what the call would do with these arguments. */
export async function lookAhead(run: Run, id: CallId, args: JsonObject): Promise<PreviewState> {
  try {
    return { type: 'shown', args, preview: await run.preview(id, args) }
  } catch (error) {
    return { type: 'failed', why: messageOf(error) }
  }
}

/** Finds out what the call would do with these arguments, anew for every other arguments; an answer that comes too late is dropped. */
export function usePreview(run: Run, { id }: PendingCall, args: JsonObject): PreviewState {
  const [found, setFound] = useState<{ readonly of: JsonObject; readonly state: PreviewState }>()
  useEffect(() => {
    let isWanted = true
    const take = (state: PreviewState): void => {
      if (isWanted) setFound({ of: args, state })
    }
    void lookAhead(run, id, args).then(take)
    return () => {
      isWanted = false
    }
  }, [run, id, args])
  return found?.of === args ? found.state : looking
}

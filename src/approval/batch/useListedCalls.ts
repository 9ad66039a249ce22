import { useEffect, useMemo, useState } from 'react'
import type { Run } from '../../run/run.ts'
import type { CallId, PendingCall } from '../../thread/toolCall.ts'
import { afterPaint } from '../afterPaint.ts'
import { lastApproved } from '../contrast.ts'
import { lookAhead } from '../usePreview.ts'
import type { PreviewState } from '../usePreview.ts'
import { contrastsIn, standingOf, stillListed } from './listed.ts'
import type { ListedCall } from './listed.ts'

const looking: PreviewState = { type: 'looking' }

/** The calls that waited when the list was opened, as they stand now. */
export interface ListedCalls {
  readonly calls: readonly ListedCall[]
  /** Whether it is known of every call what it would do, or that this can't be told. */
  readonly isComplete: boolean
}

/** Lists the calls that wait as it is first called: finds out what each would do, and once all of it is painted puts that on record. */
export function useListedCalls(
  run: Run,
  waiting: readonly PendingCall[],
  report: (error: unknown) => void,
): ListedCalls {
  const [listed] = useState(waiting)
  const [contrasts] = useState(() =>
    contrastsIn(waiting, (name) => lastApproved(run.thread.getState(), name)),
  )
  const [previews, setPreviews] = useState<ReadonlyMap<CallId, PreviewState>>()

  useEffect(() => {
    let isWanted = true
    const looks = listed.map(async ({ id, args }) => [id, await lookAhead(run, id, args)] as const)
    void Promise.all(looks).then((found) => {
      if (isWanted) setPreviews(new Map(found))
    })
    return () => {
      isWanted = false
    }
  }, [run, listed])

  useEffect(() => {
    if (!previews) return undefined
    const shown = [...previews].flatMap(([id, state]) =>
      state.type === 'shown' ? [[id, state.preview.effects] as const] : [],
    )
    return afterPaint(() => {
      run.presentAll(new Map(shown)).catch(report)
    })
  }, [run, previews, report])

  const calls = useMemo(
    () =>
      stillListed(listed, waiting).map((call): ListedCall => {
        const preview = previews?.get(call.id) ?? looking
        const standing = standingOf(call, preview)
        return { call, preview, standing, contrast: contrasts.get(call.id) }
      }),
    [listed, waiting, previews, contrasts],
  )
  return { calls, isComplete: previews !== undefined }
}

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../run/run.ts'
import { askingCalls, heldCalls, summaryOf } from '../thread/selectors.ts'
import type { CallId } from '../thread/toolCall.ts'
import { callToShow } from './desk.ts'
import { openDesk } from './openDesk.ts'

/** What the page needs to know to show the dialogs about what waits and the bar that stands for them. */
export interface ApprovalDesk {
  /** How many calls and results wait for the person. */
  readonly waiting: number
  /** How many of them are results. */
  readonly results: number
  /** Since when the longest-waiting of them waits; epoch milliseconds. */
  readonly since: number | undefined
  readonly isOpen: boolean
  /** The call that a dialog shows. */
  readonly callId: CallId | undefined
  /** Opens the dialog, or turns the open one to this call. */
  readonly open: (call?: CallId) => void
  /** Closes the dialog and decides nothing. */
  readonly later: () => void
}

/** Decides when a dialog of a run opens: by itself for what arrives while the page is open and nobody types, never for what waited before. */
export function useApprovalDesk(run: Run): ApprovalDesk {
  const [keeper, setKeeper] = useState(() => openDesk(run.thread))
  if (keeper.thread !== run.thread) setKeeper(openDesk(run.thread))
  useEffect(() => keeper.watch(), [keeper])

  const desk = useSyncExternalStore(keeper.subscribe, keeper.now)
  const thread = useStore(run.thread)
  const { pending, oldestPendingAt } = useMemo(() => summaryOf(thread), [thread])
  const callId = useMemo(() => callToShow(thread, desk.chosen), [thread, desk.chosen])
  const open = useCallback(
    (call?: CallId) => {
      keeper.hear({ type: 'review', call })
    },
    [keeper],
  )
  const later = useCallback(() => {
    keeper.hear({ type: 'later' })
  }, [keeper])

  return {
    // A question has a dialog of its own.
    waiting: pending - askingCalls(thread).length,
    results: heldCalls(thread).length,
    since: oldestPendingAt,
    isOpen: desk.isOpen && callId !== undefined,
    callId,
    open,
    later,
  }
}

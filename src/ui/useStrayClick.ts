import { useCallback, useLayoutEffect, useRef } from 'react'
import type { MouseEvent } from 'react'

/** In milliseconds, longer than a double click lasts. */
const span = 600

/** Stops the second half of a double click whose first half brought up what is there now: it was meant for what was there before. */
export function useStrayClick(view: unknown): (event: MouseEvent) => void {
  const changedAt = useRef(Number.NEGATIVE_INFINITY)
  useLayoutEffect(() => {
    changedAt.current = performance.now()
  }, [view])
  return useCallback((event) => {
    if (event.detail < 2 || performance.now() - changedAt.current > span) return
    event.preventDefault()
    event.stopPropagation()
  }, [])
}

import { useCallback, useState } from 'react'
import type { RefCallback } from 'react'

/** Whether the end has been on screen; `isBelow` only once it is known that it has not: a hint that takes room would otherwise push out of sight what was about to be seen. */
interface Sight {
  readonly isSeen: boolean
  readonly isBelow: boolean
}

const unknown: Sight = { isSeen: false, isBelow: false }
const seen: Sight = { isSeen: true, isBelow: false }
const below: Sight = { isSeen: false, isBelow: true }

/** Tells whether the element that the ref is given to has been on screen; once it has, it stays so until another element takes its place. */
export function useSeenToEnd(): readonly [RefCallback<HTMLElement>, Sight] {
  const [sight, setSight] = useState(unknown)
  const end = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSight(seen)
      else setSight((before) => (before === unknown ? below : before))
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      setSight(unknown)
    }
  }, [])
  return [end, sight]
}

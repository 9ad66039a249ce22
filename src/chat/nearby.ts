import { createContext, useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** Whether the messages here have been near the visible part of the conversation. */
export const Nearby = createContext(true)

const margin = '3000px 0px'

/** Tells once an element has come near the visible part of its conversation. What never did is shown as plain text, so that a long thread opens fast and stays small. */
export function useNearby(
  startsNearby: boolean,
): readonly [RefObject<HTMLDivElement | null>, boolean] {
  const element = useRef<HTMLDivElement>(null)
  const [isNearby, setNearby] = useState(startsNearby)

  useEffect(() => {
    if (isNearby || !element.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNearby(true)
      },
      { root: element.current.closest('[role=log]'), rootMargin: margin },
    )
    observer.observe(element.current)
    return () => {
      observer.disconnect()
    }
  }, [isNearby])

  return [element, isNearby]
}

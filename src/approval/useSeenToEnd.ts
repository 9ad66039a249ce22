import { useCallback, useState } from 'react'
import type { RefCallback } from 'react'

/** Tells whether the element that the ref is given to has been on screen; once it has, it stays so until another element takes its place. */
export function useSeenToEnd(): readonly [RefCallback<HTMLElement>, boolean] {
  const [isSeen, setIsSeen] = useState(false)
  const end = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setIsSeen(true)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      setIsSeen(false)
    }
  }, [])
  return [end, isSeen]
}

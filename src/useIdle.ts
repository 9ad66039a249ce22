import { useEffect, useState } from 'react'

/** Calls back once the page has nothing more urgent to do; the returned function takes it back. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: 3000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(work, 500)
  return () => clearTimeout(timer)
}

/** False until the page has been idle for the first time. */
export function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(
    () =>
      whenIdle(() => {
        setIsIdle(true)
      }),
    [],
  )
  return isIdle
}

import { useEffect, useState } from 'react'

const step = 5000

/** The time, a few seconds late at most; epoch milliseconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, step)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return now
}

import { useEffect, useState } from 'react'

/** The time now, new every minute, for what says how long ago something was. */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now)

  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, 60_000)
    return () => {
      clearInterval(timer)
    }
  }, [])

  return now
}

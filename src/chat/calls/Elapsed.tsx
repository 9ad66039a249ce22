import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { LiveStore } from '../../run/live.ts'
import { isIdle } from '../conversation.ts'

/** How long a call has been running, counted by the second; nothing where nobody runs it, as in an imported thread. */
export function Elapsed({ since, live }: { readonly since: number; readonly live: LiveStore }) {
  const [now, setNow] = useState(Date.now)
  const isAtRest = useStore(live, isIdle)

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])

  return isAtRest ? null : <> · running for {inWords(now - since)}</>
}

function inWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

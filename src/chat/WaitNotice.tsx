import { useEffect, useState } from 'react'
import type { Live } from '../run/live.ts'

/** See the port of the chain that shows it. */
export type Wait = NonNullable<NonNullable<Live['reply']>['wait']>

/** Why a request waits, and how long until it is sent again. Only the eye follows the count. */
export function WaitNotice({ wait: { until, why } }: { readonly wait: Wait }) {
  const [now, setNow] = useState(Date.now)

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])

  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  return (
    <p className="text-ink-soft">
      {why} <span aria-hidden>Trying again in {seconds} s.</span>{' '}
      <span className="sr-only">It is tried again in a few seconds.</span> “Stop” ends the waiting.
    </p>
  )
}

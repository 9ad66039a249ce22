import { useCallback, useRef, useState } from 'react'
import { internalProblem } from '../run/problems.ts'
import type { Problem } from '../thread/problem.ts'

/** Does one thing at a time; a failure becomes a problem to show and nothing is lost. */
export interface Once {
  readonly isBusy: boolean
  readonly problem: Problem | undefined
  /** Does it, unless something is under way. */
  readonly once: (act: () => Promise<void>) => void
  readonly report: (error: unknown) => void
  readonly forget: () => void
}

/** What the buttons of one dialog do goes through here. */
export function useOnce(): Once {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  // Read at once by the next click, which state is not.
  const busy = useRef(false)

  const report = useCallback((error: unknown) => {
    setProblem(internalProblem(error))
  }, [])
  const forget = useCallback(() => {
    setProblem(undefined)
  }, [])
  const once = useCallback(
    (act: () => Promise<void>) => {
      if (busy.current) return
      busy.current = true
      setIsBusy(true)
      forget()
      act()
        .catch(report)
        .finally(() => {
          busy.current = false
          setIsBusy(false)
        })
    },
    [forget, report],
  )
  return { isBusy, problem, once, report, forget }
}

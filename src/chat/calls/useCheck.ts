import { useEffect, useRef, useState } from 'react'
import { internalProblem } from '../../run/problems.ts'
import type { Run } from '../../run/run.ts'
import type { CallId, Finding } from '../../thread/toolCall.ts'

type Check = NonNullable<Awaited<ReturnType<Run['outcomeCheck']>>>

/** The tool's look at what became of a call: whether it has one, whether it is under way, and what it found last. */
export interface Looking {
  readonly isOffered: boolean
  readonly isUnderWay: boolean
  readonly finding: Finding | undefined
  readonly look: () => void
}

/** Binds a tool's look to a panel: it starts when the person asks for it, and is given up when the panel closes. */
export function useCheck(run: Run, call: CallId, found: (finding: Finding) => void): Looking {
  const [check, setCheck] = useState<{ readonly look: Check }>()
  const [isUnderWay, setUnderWay] = useState(false)
  const [finding, setFinding] = useState<Finding>()
  const closing = useRef<AbortSignal>(undefined)

  useEffect(() => {
    const panel = new AbortController()
    closing.current = panel.signal
    run
      .outcomeCheck(call)
      .then((offered) => {
        if (offered && !panel.signal.aborted) setCheck({ look: offered })
      })
      .catch((error: unknown) => {
        if (panel.signal.aborted) return
        setFinding({ type: 'inconclusive', why: internalProblem(error).title })
      })
    return () => {
      panel.abort()
    }
  }, [run, call])

  const look = async (): Promise<void> => {
    const signal = closing.current
    if (!check || !signal || isUnderWay) return
    setUnderWay(true)
    setFinding(undefined)
    const seen = await check.look(signal)
    if (signal.aborted) return
    setUnderWay(false)
    setFinding(seen)
    found(seen)
  }

  return { isOffered: check !== undefined, isUnderWay, finding, look: () => void look() }
}

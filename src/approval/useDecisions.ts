import { useCallback, useRef, useState } from 'react'
import { internalProblem } from '../run/problems.ts'
import type { Run } from '../run/run.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import type { Problem } from '../thread/problem.ts'
import { openCall } from '../thread/selectors.ts'
import type { Decision, PendingCall, StagedCall } from '../thread/toolCall.ts'

/** What the person can decide, each at most once at a time; a failure becomes a problem to show and nothing is lost. */
export interface Decisions {
  readonly isBusy: boolean
  readonly problem: Problem | undefined
  readonly approve: (call: PendingCall) => void
  /** Rejects the calls one after the other, all with the same reason; an empty one counts as none. */
  readonly reject: (calls: readonly PendingCall[], reason: string) => void
  /** Takes a staged decision back. */
  readonly withdraw: (call: StagedCall) => void
  readonly stop: () => void
  readonly report: (error: unknown) => void
}

/** Binds the buttons of the dialog to the run. */
export function useDecisions(run: Run): Decisions {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  // Read at once by the next click, which state is not.
  const busy = useRef(false)

  const report = useCallback((error: unknown) => {
    setProblem(internalProblem(error))
  }, [])

  const once = (act: () => Promise<void>): void => {
    if (busy.current) return
    busy.current = true
    setIsBusy(true)
    setProblem(undefined)
    act()
      .catch(report)
      .finally(() => {
        busy.current = false
        setIsBusy(false)
      })
  }

  const decide = (call: PendingCall, decision: Decision): Promise<void> => {
    const isAsShown = openCall(run.thread.getState(), call.id) === call
    return isAsShown
      ? run.decide(call.id, decision)
      : Promise.reject(new NotAdmitted('call-decided'))
  }

  return {
    isBusy,
    problem,
    report,
    approve: (call) => {
      once(() => decide(call, { type: 'approve' }))
    },
    reject: (calls, reason) => {
      const message = reason.trim()
      const decision: Decision = message ? { type: 'reject', message } : { type: 'reject' }
      once(async () => {
        for (const call of calls) {
          // In single pass the first rejection closes the others too.
          if (openCall(run.thread.getState(), call.id)?.status === 'pending') {
            await run.decide(call.id, decision)
          }
        }
      })
    },
    withdraw: ({ id }) => {
      once(() => run.withdraw(id))
    },
    stop: () => {
      setProblem(undefined)
      run.stop().catch(report)
    },
  }
}

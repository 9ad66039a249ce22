import { useEffect, useState } from 'react'
import { backTest } from '../policy/backTest.ts'
import type { BackTest } from '../policy/backTest.ts'
import type { RuleDraft } from '../policy/rules.ts'
import { alsoDecided } from '../run/alsoDecided.ts'
import { decidedCalls } from '../run/decidedCalls.ts'
import { internalProblem } from '../run/problems.ts'
import type { Run } from '../run/run.ts'
import type { Problem } from '../thread/problem.ts'
import type { OfferedCall } from '../thread/toolCall.ts'

/** What a rule would do now, and what it would have done. */
export type Forecast =
  | { readonly type: 'looking' }
  | {
      readonly type: 'known'
      /** The rule that this is about. */
      readonly draft: RuleDraft
      /** The names of the other waiting calls that it decides at once. */
      readonly also: readonly string[]
      readonly test: BackTest
    }
  | { readonly type: 'failed'; readonly problem: Problem }

const looking: Forecast = { type: 'looking' }

/** Tries a rule out on what waits and on what was decided in this browser. */
export function useForecast(run: Run, call: OfferedCall, draft: RuleDraft): Forecast {
  const [forecast, setForecast] = useState<Forecast>(looking)
  const [history] = useState(() => decidedCalls(draft.subject, call.name))

  useEffect(() => {
    let isWanted = true
    const look = async (): Promise<Forecast> => {
      const [also, decided] = await Promise.all([
        alsoDecided(run.thread.getState(), call, draft),
        history,
      ])
      return { type: 'known', draft, also, test: backTest(draft, decided) }
    }
    void look()
      .catch((error: unknown): Forecast => ({ type: 'failed', problem: internalProblem(error) }))
      .then((found) => {
        if (isWanted) setForecast(found)
      })
    return () => {
      isWanted = false
    }
  }, [run, call, draft, history])

  return forecast.type === 'known' && forecast.draft !== draft ? looking : forecast
}

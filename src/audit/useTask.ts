import { useState } from 'react'
import { internalProblem } from '../run/problems.ts'
import type { Problem } from '../thread/problem.ts'

/** Something that takes a while and ends in a value or a problem. */
export interface Task<Value> {
  readonly isBusy: boolean
  readonly value: Value | undefined
  readonly problem: Problem | undefined
  /** Does it, unless it is being done already. */
  start(work: () => Promise<Value>): Promise<void>
}

/** One task at a time, with what came of the last one. */
export function useTask<Value>(): Task<Value> {
  const [isBusy, setBusy] = useState(false)
  const [value, setValue] = useState<Value>()
  const [problem, setProblem] = useState<Problem>()

  return {
    isBusy,
    value,
    problem,
    async start(work) {
      if (isBusy) return
      setBusy(true)
      setProblem(undefined)
      setValue(undefined)
      try {
        setValue(await work())
      } catch (error) {
        setProblem(internalProblem(error))
      } finally {
        setBusy(false)
      }
    },
  }
}

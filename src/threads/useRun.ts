import { useEffect, useState } from 'react'
import { internalProblem } from '../run/problems.ts'
import type { Run } from '../run/run.ts'
import type { Workspace } from '../run/workspace.ts'
import type { Problem } from '../thread/problem.ts'

type Opened =
  | { readonly threadId: string; readonly run: Run }
  | { readonly threadId: string; readonly problem: Problem }

/** The run of the thread on screen: undefined until it is open, or the problem that kept it shut. */
export function useRun(workspace: Workspace, threadId: string | undefined): Opened | undefined {
  const [opened, setOpened] = useState<Opened>()

  useEffect(() => {
    if (threadId === undefined) return
    let isWanted = true
    workspace.open(threadId).then(
      (run) => {
        if (isWanted) setOpened({ threadId, run })
      },
      (error: unknown) => {
        if (isWanted) setOpened({ threadId, problem: internalProblem(error) })
      },
    )
    return () => {
      isWanted = false
    }
  }, [workspace, threadId])

  return opened?.threadId === threadId ? opened : undefined
}

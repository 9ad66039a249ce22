import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { readEntries } from '../run/archive/exportThreads.ts'
import { internalProblem } from '../run/problems.ts'
import type { Run } from '../run/run.ts'
import type { ThreadEntry } from '../thread/events.ts'
import type { Problem } from '../thread/problem.ts'
import type { Thread } from '../thread/thread.ts'
import { auditLines } from './lines.ts'
import type { AuditLine } from './lines.ts'

interface Read {
  /** Undefined until they have been read. */
  readonly lines: readonly AuditLine[] | undefined
  readonly problem: Problem | undefined
}

/** The journal of the open thread as it is stored, read again whenever something happens in it. */
export function useLines(run: Run): Read {
  const seq = useStore(run.thread, seqOf)
  const [entries, setEntries] = useState<readonly ThreadEntry[]>()
  const [problem, setProblem] = useState<Problem>()

  useEffect(() => {
    let isWanted = true
    readEntries(run.threadId).then(
      (read) => {
        if (isWanted) setEntries(read)
      },
      (error: unknown) => {
        if (isWanted) setProblem(internalProblem(error))
      },
    )
    return () => {
      isWanted = false
    }
  }, [run, seq])

  const lines = useMemo(() => entries && auditLines(entries), [entries])
  return { lines, problem }
}

const seqOf = (thread: Thread) => thread.seq

import { useRef } from 'react'
import type { ReactNode } from 'react'
import type { Workspace } from '../run/workspace.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import { FileField } from '../ui/FileField.tsx'
import { useTask } from './useTask.ts'
import type { Task } from './useTask.ts'

interface Import {
  readonly task: Task<readonly ThreadSummary[]>
  /** The browser's own field for a file, out of sight. */
  readonly field: ReactNode
  /** Lets the person choose a file. */
  readonly choose: () => void
}

/** Imports the file that a person chooses. The schemas it is held against load with the first one. */
export function useImport(workspace: Workspace): Import {
  const task = useTask<readonly ThreadSummary[]>()
  const input = useRef<HTMLInputElement>(null)

  const take = (file: File) =>
    task.start(async () => {
      const { importThreads } = await import('../run/archive/importThreads.ts')
      const threads = await importThreads(file, Date.now())
      await workspace.show(threads.map(({ id }) => id))
      return threads
    })

  return {
    task,
    choose: () => {
      if (!task.isBusy) input.current?.click()
    },
    field: (
      <FileField
        field={input}
        label="File to import"
        accept=".jsonl,application/jsonl"
        onFiles={([file]) => void take(file)}
      />
    ),
  }
}

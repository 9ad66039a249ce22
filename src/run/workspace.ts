import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { deleteJournal, readSummaries } from '../storage/journal.ts'
import { onTabNews, tellTabs } from '../storage/tabs.ts'
import { summaryOf } from '../thread/selectors.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import { openRun } from './run.ts'
import type { Run } from './run.ts'
import { openSettings } from './threadSettings.ts'

/** All threads of this browser and the runs that are open in this tab. */
export interface Workspace {
  /** The lines of all threads, the last changed first; undefined until they have been read. */
  readonly threads: StoreApi<{ readonly list: readonly ThreadSummary[] | undefined }>
  /** Opens a thread, new or old; the same run each time, so that it goes on while another is on screen. */
  open(threadId: string): Promise<Run>
  /** Stops a thread and removes all that is stored of it. */
  remove(threadId: string): Promise<void>
}

/** Opens the workspace; the list fills itself. */
export function openWorkspace(): Workspace {
  const threads: Workspace['threads'] = createStore(() => ({ list: undefined }))
  const runs = new Map<string, Promise<Run>>()

  const refresh = async (): Promise<void> => {
    threads.setState({ list: await readSummaries() })
  }

  const show = (summary: ThreadSummary): void => {
    const others = threads.getState().list?.filter(({ id }) => id !== summary.id) ?? []
    const list = [summary, ...others].toSorted((one, other) => other.updatedAt - one.updatedAt)
    threads.setState({ list })
  }

  const open = (threadId: string): Promise<Run> => {
    const opened = runs.get(threadId)
    if (opened) return opened
    const opening = openSettings(threadId).then((settings) =>
      openRun(threadId, settings, {
        changed(thread) {
          show(summaryOf(thread))
          tellTabs({ type: 'appended', threadId })
        },
        tell: tellTabs,
      }),
    )
    runs.set(threadId, opening)
    opening.catch(() => {
      runs.delete(threadId)
    })
    return opening
  }

  onTabNews(({ type, threadId }) => {
    if (type === 'deleted') runs.delete(threadId)
    void refresh()
    void runs.get(threadId)?.then((run) => (type === 'stop' ? run.stop() : run.catchUp()))
  })
  refresh().catch(() => {
    threads.setState({ list: [] })
  })

  return {
    threads,
    open,
    async remove(threadId) {
      const run = await runs.get(threadId)
      await run?.stop()
      runs.delete(threadId)
      await deleteJournal(threadId)
      tellTabs({ type: 'deleted', threadId })
      await refresh()
    },
  }
}

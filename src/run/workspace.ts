import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { deleteJournal, readSummaries } from '../storage/journal.ts'
import { startAfresh } from '../storage/forget.ts'
import { rememberKey } from '../storage/keys.ts'
import { askToPersistOnce } from '../storage/persistence.ts'
import { storageState } from '../storage/storageState.ts'
import type { StorageState } from '../storage/storageState.ts'
import { onTabNews, tellTabs } from '../storage/tabs.ts'
import { dismissWitness, witnessedThreads } from '../storage/witness.ts'
import { summaryOf } from '../thread/selectors.ts'
import type { ThreadSummary } from '../thread/selectors.ts'
import { openRun } from './run.ts'
import type { Run } from './run.ts'
import { openSettings } from './threadSettings.ts'

/** All threads of this browser and the runs that are open in this tab. */
export interface Workspace {
  /** The lines of all threads, the last changed first; undefined until they have been read. */
  readonly threads: StoreApi<{ readonly list: readonly ThreadSummary[] | undefined }>
  /** How this tab stands with the browser's storage. */
  readonly storage: StoreApi<StorageState>
  /** Opens a thread, new or old; the same run each time, so that it goes on while another is on screen. */
  open(threadId: string): Promise<Run>
  /** Stops a thread and removes all that is stored of it. */
  remove(threadId: string): Promise<void>
  /** Shows threads that were written beside their runs, here and in the other tabs. */
  show(threadIds: readonly string[]): Promise<void>
  /** Stops every run of this tab; one that does not end is not waited for. */
  stopAll(): Promise<void>
  /** Accepts that threads were lost. */
  acceptLoss(): void
}

/** How long a run may take to stop, in milliseconds. */
const patience = 3000

/** Opens the workspace; the list fills itself. */
export function openWorkspace(): Workspace {
  const threads: Workspace['threads'] = createStore(() => ({ list: undefined }))
  const runs = new Map<string, Promise<Run>>()

  const refresh = async (): Promise<void> => {
    threads.setState({ list: await readSummaries() })
  }

  /** Only at the start: later, what is written and what is listed are never compared at one moment. */
  const lookForLosses = async (): Promise<void> => {
    const witnessed = witnessedThreads()
    await refresh()
    if (storageState.getState().place === 'memory') return
    const kept = new Set(threads.getState().list?.map(({ id }) => id))
    storageState.setState({ lost: witnessed.filter((id) => !kept.has(id)) })
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
        drawn(thread) {
          // One that was removed meanwhile has no line any more.
          if (runs.has(threadId)) show(summaryOf(thread))
        },
        changed() {
          tellTabs({ type: 'appended', threadId })
          void askToPersistOnce()
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

  const catchUp = async (threadId: string): Promise<void> => (await runs.get(threadId))?.catchUp()

  onTabNews((news) => {
    if (news.type === 'forgotten') {
      startAfresh()
      return
    }
    if (news.type === 'key') rememberKey(news.origin, '')
    if (!('threadId' in news)) return
    const { type, threadId } = news
    if (type === 'deleted') {
      runs.delete(threadId)
      dismissWitness(threadId)
    }
    void refresh()
    void (type === 'stop' ? runs.get(threadId)?.then((run) => run.stop()) : catchUp(threadId))
  })
  lookForLosses().catch(() => {
    threads.setState({ list: [] })
  })

  return {
    threads,
    storage: storageState,
    open,
    async remove(threadId) {
      const run = await runs.get(threadId)
      await run?.stop()
      runs.delete(threadId)
      await deleteJournal(threadId)
      tellTabs({ type: 'deleted', threadId })
      await refresh()
    },
    async show(threadIds) {
      await Promise.all([refresh(), ...threadIds.map(catchUp)])
      for (const threadId of threadIds) tellTabs({ type: 'appended', threadId })
    },
    async stopAll() {
      const stopping = [...runs.values()].map(async (opening) => (await opening).stop())
      await Promise.race([
        Promise.allSettled(stopping),
        new Promise((resolve) => setTimeout(resolve, patience)),
      ])
    },
    acceptLoss() {
      for (const threadId of storageState.getState().lost) dismissWitness(threadId)
      storageState.setState({ lost: [] })
    },
  }
}

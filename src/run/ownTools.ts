import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { addOwnTools, deleteOwnTool, readOwnTools, saveOwnTool } from '../storage/ownTools.ts'
import { storageProblem } from '../storage/storageProblems.ts'
import { onTabNews, tellTabs } from '../storage/tabs.ts'
import type { Problem } from '../thread/problem.ts'
import type { OwnTool } from '../tools/own/ownTool.ts'
import { loadEngine } from './loadEngine.ts'

/** The tools that the person wrote, for a screen to show and to change; every change holds at once, in runs under way too. */
export interface OwnTools {
  /** By name; undefined until somebody follows them. */
  readonly store: StoreApi<{
    readonly tools: readonly OwnTool[] | undefined
    /** Why they could not be read. */
    readonly problem: Problem | undefined
  }>
  /** Reads them, and again whenever another tab has changed them, until the returned function is called. */
  follow(): () => void
  /** Stores a tool, in the place of the one that had that name before. */
  save(tool: OwnTool, replaced?: string): Promise<void>
  /** Adds tools, all or none; resolves to the names that are taken, in which case it was none. */
  add(tools: readonly OwnTool[]): Promise<readonly string[]>
  remove(name: string): Promise<void>
}

/** The person's own tools in this browser. */
export const ownTools: OwnTools = openOwnTools()

function openOwnTools(): OwnTools {
  const store: OwnTools['store'] = createStore(() => ({ tools: undefined, problem: undefined }))

  const refresh = async (): Promise<void> => {
    try {
      store.setState({ tools: await readOwnTools(), problem: undefined })
    } catch (error) {
      store.setState({ problem: storageProblem(error).problem })
    }
  }

  const changed = async (): Promise<void> => {
    tellTabs({ type: 'tools' })
    const { fillShelves } = await loadEngine()
    await Promise.all([refresh(), fillShelves()])
  }

  return {
    store,
    follow() {
      void refresh()
      return onTabNews(({ type }) => {
        if (type === 'tools') void refresh()
      })
    },
    async save(tool, replaced) {
      await saveOwnTool(tool, replaced)
      await changed()
    },
    async add(tools) {
      const taken = await addOwnTools(tools)
      if (taken.length === 0) await changed()
      return taken
    },
    async remove(name) {
      await deleteOwnTool(name)
      await changed()
    },
  }
}

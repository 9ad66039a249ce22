import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { readSettings, saveDefaultSettings, saveThreadSettings } from '../storage/settings.ts'
import type { ThreadSettings } from '../storage/settings.ts'

interface SettingsState {
  readonly settings: ThreadSettings
  /** Saves for this thread and for new ones. */
  save(settings: ThreadSettings): Promise<void>
  /** Chooses the tools that the model is not offered in this thread. */
  turnOff(tools: readonly string[]): Promise<void>
  /** Fixes the settings a thread started with, so that later defaults don't change it. */
  keep(): Promise<void>
}

/** The settings of one thread, with the two ways to write them. */
export type SettingsStore = StoreApi<SettingsState>

/** The tools that a thread with these settings has. */
export function toolsOn<Tool>(
  tools: ReadonlyMap<string, Tool>,
  { toolsOff = [] }: ThreadSettings,
): ReadonlyMap<string, Tool> {
  return new Map([...tools].filter(([name]) => !toolsOff.includes(name)))
}

/** Opens the settings of a thread. */
export async function openSettings(threadId: string): Promise<SettingsStore> {
  const settings = await readSettings(threadId)
  return createStore<SettingsState>((set, get) => ({
    settings,
    async save(changed) {
      const { toolsOff } = get().settings
      const own = toolsOff ? { ...changed, toolsOff } : changed
      await Promise.all([saveThreadSettings(threadId, own), saveDefaultSettings(changed)])
      set({ settings: own })
    },
    async turnOff(toolsOff) {
      const before = get().settings
      const own = { ...before, toolsOff }
      // At once, so that the next request no longer offers them.
      set({ settings: own })
      await saveThreadSettings(threadId, own).catch((error: unknown) => {
        set({ settings: before })
        throw error
      })
    },
    keep: () => saveThreadSettings(threadId, get().settings),
  }))
}

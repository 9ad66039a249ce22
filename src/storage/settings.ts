import type { RunMode } from '../thread/events.ts'
import { openDatabase } from './database.ts'

/** Which model a thread talks to, and how its runs go on. The key is not part of it. */
export interface ThreadSettings {
  readonly provider: string
  readonly baseURL: string
  readonly model: string
  readonly mode: RunMode
}

const forNewThreads = 'default'

/** The settings of a thread, or of new ones where it has none of its own, or none at all. */
export async function readSettings(threadId: string): Promise<ThreadSettings | undefined> {
  const database = await openDatabase()
  return (
    (await database.get('settings', threadId)) ?? (await database.get('settings', forNewThreads))
  )
}

/** Saves the settings of one thread. */
export async function saveThreadSettings(
  threadId: string,
  settings: ThreadSettings,
): Promise<void> {
  const database = await openDatabase()
  await database.put('settings', settings, threadId)
}

/** Saves the settings with which new threads start. */
export async function saveDefaultSettings(settings: ThreadSettings): Promise<void> {
  const database = await openDatabase()
  await database.put('settings', settings, forNewThreads)
}

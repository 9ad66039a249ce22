import type { ModelParameters, RunMode } from '../thread/events.ts'
import { openDatabase } from './database.ts'

/** Which model a thread talks to, and how its runs go on. The key is not part of it: `sendsKey` only says that there is one, without which none is looked for, and which a reload may have forgotten. */
export interface ThreadSettings {
  readonly provider: string
  readonly baseURL: string
  readonly model: string
  readonly sendsKey: boolean
  readonly mode: RunMode
  readonly parameters?: ModelParameters
  /** Tools that the model is not offered in this thread; new threads start with all of them. */
  readonly toolsOff?: readonly string[]
  /** What the person says a million tokens of this model cost, in US dollars. */
  readonly price?: { readonly input: number; readonly output: number }
}

/** What a thread talks to before anybody has chosen: the script inside the page. */
const unchosen: ThreadSettings = {
  provider: 'demo',
  baseURL: '',
  model: 'demo-script',
  sendsKey: false,
  mode: 'agent',
}

const forNewThreads = 'default'

/** The settings of a thread, or those for new threads where it has none of its own. */
export async function readSettings(threadId: string): Promise<ThreadSettings> {
  const database = await openDatabase()
  return (
    (await database.get('settings', threadId)) ??
    (await database.get('settings', forNewThreads)) ??
    unchosen
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

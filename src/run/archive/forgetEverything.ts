import { forgetAll, startAfresh } from '../../storage/forget.ts'
import { forgetFiles } from '../../storage/workspace.ts'
import { tellTabs } from '../../storage/tabs.ts'
import type { Workspace } from '../workspace.ts'

/** Stops what runs, removes all that is stored, and starts this tab and the others afresh. */
export async function forgetEverything({ stopAll }: Pick<Workspace, 'stopAll'>): Promise<void> {
  await stopAll()
  await Promise.all([forgetAll(), forgetFiles()])
  tellTabs({ type: 'forgotten' })
  startAfresh()
}

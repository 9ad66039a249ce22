import { notifyWaiting } from './approval/notifyWaiting.ts'
import type { Workspace } from './run/workspace.ts'
import { wantsNotification } from './storage/notificationChoice.ts'

/** Starts to notify of what waits in this workspace, for as long as the page lives. */
export function startNotifying({ threads }: Workspace): void {
  notifyWaiting(threads, wantsNotification)
}

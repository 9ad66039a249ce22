import type { StoreApi } from 'zustand/vanilla'
import type { ThreadSummary } from '../thread/selectors.ts'

interface Threads {
  readonly list: readonly ThreadSummary[] | undefined
}

/** Held by every tab that is on the screen, so that the hidden ones know. */
const inSight = 'countersign:in-sight'

/** Notifies the person of what comes to wait while no tab of the app is on the screen, as long as they want it; says nothing of what it is. */
export function notifyWaiting(threads: StoreApi<Threads>, isWanted: () => boolean): void {
  holdWhileInSight()
  document.addEventListener('visibilitychange', holdWhileInSight)
  threads.subscribe(({ list: after }, { list: before }) => {
    if (!before || !after || !document.hidden || !hasMore(before, after)) return
    if (isWanted()) void notify()
  })
}

/** Whether more waits in some thread than before. Pure. */
export function hasMore(
  before: readonly ThreadSummary[],
  after: readonly ThreadSummary[],
): boolean {
  const waited = new Map(before.map(({ id, pending }) => [id, pending]))
  return after.some(({ id, pending }) => pending > (waited.get(id) ?? 0))
}

async function notify(): Promise<void> {
  const { held = [] } = await navigator.locks.query()
  if (held.some(({ name }) => name === inSight)) return
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return
  try {
    // One tag: several hidden tabs speak as one.
    const notification = new Notification('A tool call waits for you in Countersign', {
      tag: 'countersign',
    })
    notification.addEventListener('click', () => {
      window.focus()
      notification.close()
    })
  } catch {
    // A phone shows only those of a service worker; title and icon still tell.
  }
}

function holdWhileInSight(): void {
  if (document.hidden) return
  void navigator.locks.request(inSight, { mode: 'shared' }, hidden)
}

function hidden(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!document.hidden) return
      document.removeEventListener('visibilitychange', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    look()
  })
}

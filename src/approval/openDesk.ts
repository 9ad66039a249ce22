import type { ThreadStore } from '../thread/threadStore.ts'
import type { Thread } from '../thread/thread.ts'
import { opensAt } from './attention.ts'
import { watchAttention } from './attentionOfPage.ts'
import { deskAfter, deskOf } from './desk.ts'
import type { Desk, DeskEvent } from './desk.ts'

/** The desk of one thread, kept up to date with the thread and the page. */
export interface DeskKeeper {
  readonly thread: ThreadStore
  readonly now: () => Desk
  readonly subscribe: (listener: () => void) => () => void
  readonly hear: (event: DeskEvent) => void
  /** Starts to follow the thread and the page, until the returned function is called. */
  readonly watch: () => () => void
}

/** Opens the desk of a thread; what waits at this moment waited before. */
export function openDesk(thread: ThreadStore): DeskKeeper {
  let desk = deskOf(thread.getState())
  const listeners = new Set<() => void>()

  const hear = (event: DeskEvent): void => {
    const next = deskAfter(desk, event)
    if (next === desk) return
    desk = next
    for (const listener of listeners) listener()
  }

  const watch = (): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let turn = lastUserTurn(thread.getState())

    const attend = (): void => {
      clearTimeout(timer)
      if (desk.arrivedAt === undefined) return
      const seen = attention.now()
      const at = performance.now()
      hear({ type: 'attention', attention: seen, at })
      if (desk.arrivedAt === undefined) return
      const wait = opensAt(seen, desk.arrivedAt) - at
      if (Number.isFinite(wait)) timer = setTimeout(attend, Math.max(1, Math.ceil(wait)))
    }
    const attention = watchAttention(attend)

    const follow = (changed: Thread): void => {
      const lastTurn = lastUserTurn(changed)
      if (lastTurn !== turn) attention.sent()
      turn = lastTurn
      hear({ type: 'thread-changed', thread: changed, at: performance.now() })
      attend()
    }
    // What came between opening the desk and watching it.
    follow(thread.getState())
    const unsubscribe = thread.subscribe(follow)

    return () => {
      clearTimeout(timer)
      attention.close()
      unsubscribe()
    }
  }

  return {
    thread,
    now: () => desk,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hear,
    watch,
  }
}

function lastUserTurn(thread: Thread): number | undefined {
  return thread.turns.findLast((turn) => turn.kind === 'user')?.seq
}

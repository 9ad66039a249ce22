import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Live, LiveStore } from '../run/live.ts'

type LiveReply = Live['reply']

interface Frames {
  subscribe(listener: () => void): () => void
  read(): LiveReply
}

/** The reply that is arriving, at most once per animation frame; its end at once, so that it never stands beside the finished one. */
export function useLiveReply(live: LiveStore | undefined): LiveReply {
  const frames = useMemo(() => (live ? framesOf(live) : none), [live])
  return useSyncExternalStore(
    useCallback((listener) => frames.subscribe(listener), [frames]),
    () => frames.read(),
  )
}

const none: Frames = { subscribe: () => () => undefined, read: () => undefined }

function framesOf(live: LiveStore): Frames {
  let shown = live.getState().reply
  return {
    read: () => shown,
    subscribe(listener) {
      let frame = 0
      const show = () => {
        frame = 0
        const { reply } = live.getState()
        if (reply === shown) return
        shown = reply
        listener()
      }
      show()
      const unsubscribe = live.subscribe(({ reply }) => {
        if (!reply) show()
        else if (reply !== shown) frame ||= requestAnimationFrame(show)
      })
      return () => {
        unsubscribe()
        cancelAnimationFrame(frame)
      }
    },
  }
}

import { useEffect, useState } from 'react'
import type { ThreadStore } from '../thread/threadStore.ts'
import { announcementOf } from './announcement.ts'

/** Says politely which call needs approval and what was decided; it must stand in the page before that happens. */
export function ApprovalAnnouncer({ run }: { readonly run: { readonly thread: ThreadStore } }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const unsubscribe = run.thread.subscribe((after, before) => {
      const announcement = announcementOf(before, after)
      if (announcement !== undefined) setSaid(announcement)
    })
    return unsubscribe
  }, [run.thread])
  // The modal dialog hides all around it from assistive technology except what says aria-live.
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}

import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { listed } from './listed.ts'

/** Asks whether the page may talk to one more server, which takes a reload. */
export function NewOrigin({
  origin,
  limit,
  afterwards = 'Settings then opens with what you entered; the key is to be entered there, and keys that are kept in this tab only are forgotten.',
  onAllow,
  onKeep,
}: {
  readonly origin: string
  /** Where the page may talk to now. */
  readonly limit: readonly string[]
  /** What the reload does to what was entered. */
  readonly afterwards?: string
  readonly onAllow: () => void
  readonly onKeep: () => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    place.current?.scrollIntoView?.({ block: 'nearest' })
    // Not the button that allows: the key press that led here may repeat itself.
    keep.current?.focus({ preventScroll: true })
  }, [])

  return (
    <div
      ref={place}
      role="group"
      aria-label={`Let this page talk to ${origin}?`}
      className="scroll-mb-4 rounded-lg bg-warn-wash px-4 py-3 text-sm"
    >
      <p className="wrap-anywhere font-semibold text-warn">Let this page talk to {origin}?</p>
      <p className="wrap-anywhere mt-1">
        It limits itself to {listed(limit)}, so that nothing in it can send your key or your
        conversations elsewhere. Nothing was sent to {origin}.
      </p>
      <p className="mt-1">
        A page can loosen its limits only by a reload. {afterwards} What waits for you still waits.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="primary" onClick={onAllow}>
          Allow and reload
        </Button>
        <Button ref={keep} onClick={onKeep}>
          Keep the limit
        </Button>
      </div>
    </div>
  )
}

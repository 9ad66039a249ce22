import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'

/** Asks whether the page may talk to one more server, which takes a reload. */
export function NewPlace({
  url,
  limit,
  losesHeaders,
  onAllow,
  onKeep,
}: {
  readonly url: string
  /** Where the page may talk to now. */
  readonly limit: readonly string[]
  /** What was entered for its headers is not kept over a reload. */
  readonly losesHeaders: boolean
  readonly onAllow: () => void
  readonly onKeep: () => void
}) {
  const { origin } = new URL(url)
  const keep = useRef<HTMLButtonElement>(null)

  // Not the button that allows: the key press that led here may repeat itself.
  useEffect(() => keep.current?.focus(), [])

  return (
    <div
      role="group"
      aria-label={`Let this page talk to ${origin}?`}
      className="rounded-lg bg-warn-wash px-4 py-3 text-sm"
    >
      <p className="wrap-anywhere font-semibold text-warn">Let this page talk to {origin}?</p>
      <p className="wrap-anywhere mt-1">
        It limits itself to {limit.length === 0 ? 'its own site' : limit.join(', ')}. Nothing was
        sent to {origin}.
      </p>
      <p className="mt-1">
        A page can loosen its limits only by a reload. It connects to the server afterwards.{' '}
        {losesHeaders
          ? 'What you entered for its headers is forgotten, because it is kept in this tab only, and so are other keys that are.'
          : 'Keys that are kept in this tab only are forgotten.'}{' '}
        What waits for you still waits.
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

import { Consent } from '../../ui/Consent.tsx'
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
  return (
    <Consent
      label={`Let this page talk to ${origin}?`}
      yes="Allow and reload"
      no="Keep the limit"
      onYes={onAllow}
      onKeep={onKeep}
    >
      <p className="wrap-anywhere">
        It limits itself to {listed(limit)}, so that nothing in it can send your key or your
        conversations elsewhere. Nothing was sent to {origin}.
      </p>
      <p>
        A page can loosen its limits only by a reload. {afterwards} What waits for you still waits.
      </p>
    </Consent>
  )
}

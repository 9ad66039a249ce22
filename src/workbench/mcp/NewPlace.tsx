import { Consent } from '../../ui/Consent.tsx'

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

  return (
    <Consent
      label={`Let this page talk to ${origin}?`}
      yes="Allow and reload"
      no="Keep the limit"
      onYes={onAllow}
      onKeep={onKeep}
    >
      <p className="wrap-anywhere">
        It limits itself to {limit.length === 0 ? 'its own site' : limit.join(', ')}. Nothing was
        sent to {origin}.
      </p>
      <p>
        A page can loosen its limits only by a reload. It connects to the server afterwards.{' '}
        {losesHeaders
          ? 'What you entered for its headers is forgotten, because it is kept in this tab only, and so are other keys that are.'
          : 'Keys that are kept in this tab only are forgotten.'}{' '}
        What waits for you still waits.
      </p>
    </Consent>
  )
}

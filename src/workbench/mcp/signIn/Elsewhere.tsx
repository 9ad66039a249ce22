import { limitBefore } from '../../../run/mcp/mcpServers.ts'
import { Consent } from '../../../ui/Consent.tsx'

/** Asks before the page talks to where a server sends people to sign in. */
export function Elsewhere({
  serverOrigin,
  origin,
  onAllow,
  onKeep,
}: {
  readonly serverOrigin: string
  readonly origin: string
  readonly onAllow: () => void
  readonly onKeep: () => void
}) {
  const takesReload = limitBefore(origin) !== undefined
  return (
    <Consent
      label={`Ask ${origin} how to sign in?`}
      yes={takesReload ? 'Allow and reload' : 'Allow'}
      onYes={onAllow}
      onKeep={onKeep}
    >
      <p className="wrap-anywhere">
        {serverOrigin} says that one signs in there. Nothing was sent to {origin} so far. You see
        where it leads before you leave this page.
      </p>
      {takesReload && (
        <p>
          A page can loosen its limits only by a reload. Keys that are kept in this tab only are
          forgotten. What waits for you still waits.
        </p>
      )}
    </Consent>
  )
}

import { useState } from 'react'
import { mcpServers } from '../../run/mcp/mcpServers.ts'
import type { McpServerLine } from '../../run/mcp/mcpServers.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** The way to be known at a server: its own sign-in (OAuth), for which the person leaves the page. */
export function SignInButton({ server: { id, name } }: Pick<McpServerLine, 'server'>) {
  const [isBusy, setBusy] = useState(false)
  const [beyond, setBeyond] = useState<string>()
  const [cause, setCause] = useState<string>()

  const leave = async (): Promise<void> => {
    setBusy(true)
    setCause(undefined)
    try {
      const { origin, pathname, hash } = location
      const from = { page: `${origin}${pathname}`, thread: hash.split('?')[0] ?? '' }
      const way = await mcpServers.leaveToSignIn(id, from)
      if (way.address !== undefined) {
        location.assign(way.address)
        return
      }
      setBeyond(way.origin)
    } catch (error) {
      setCause(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }

  return (
    <div className="mt-2 space-y-2">
      <p className="text-ink-soft">
        You leave this page for the sign-in that {name} names, and come back with a token for it,
        which this browser keeps encrypted. Keys that are kept in this tab only are forgotten.
      </p>
      {beyond === undefined ? (
        <Button
          look="primary"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) void leave()
          }}
        >
          Sign in…
        </Button>
      ) : (
        <div
          role="group"
          aria-label={`Let this page talk to ${beyond}?`}
          className="rounded-lg bg-warn-wash px-4 py-3"
        >
          <p className="wrap-anywhere">
            <strong className="text-warn">{beyond}</strong> signs people in for it. This page does
            not talk to that place yet, and a page can loosen its limits only by a reload.
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button
              look="primary"
              onClick={() => {
                mcpServers.allow(beyond)
                location.reload()
              }}
            >
              Allow and reload
            </Button>
            <Button onClick={() => setBeyond(undefined)}>Keep the limit</Button>
          </div>
        </div>
      )}
      {cause !== undefined && <ProblemNotice problem={{ ...noWay, cause }} />}
    </div>
  )
}

const noWay = {
  title: 'There is no way to its sign-in from this page.',
  meaning: 'Nothing but what finds the sign-in was sent, and you are not signed in.',
  remedy:
    'The server, or who signs people in for it, may not allow pages (CORS) or new ones. Connect it anew with a header that it takes.',
}

import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { mcpServers } from '../../run/mcp/mcpServers.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import { ServerEntry } from './ServerEntry.tsx'

/** The MCP servers of this browser: how each stands, what it offers, and the way to connect another. */
export default function McpDialog({ onClose }: { readonly onClose: () => void }) {
  const lines = useStore(mcpServers.store, (servers) => servers.lines)
  const problem = useStore(mcpServers.store, (servers) => servers.problem)
  const [isConnecting, setConnecting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => void mcpServers.ready(), [])

  return (
    <Dialog title="MCP servers" isWide keepsWhatWasEntered={isConnecting} onClose={onClose}>
      <p className="text-sm text-ink-soft">
        A server lends its tools. What it says of them is not believed: each is offered only as you
        accepted it, and every call is put before you. Its results wait for you as well.
      </p>
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="py-3">
        {isConnecting ? (
          <ConnectForm
            taken={(lines ?? []).map(({ server }) => server.name)}
            onDone={() => {
              // The form takes the focus with it.
              flushSync(() => setConnecting(false))
              button.current?.focus()
            }}
          />
        ) : (
          <Button ref={button} look="primary" onClick={() => setConnecting(true)}>
            Connect a server
          </Button>
        )}
      </div>
      {lines && lines.length > 0 && (
        <ul aria-label="MCP servers" className="flex flex-col gap-3">
          {lines.map((line) => (
            <ServerEntry key={line.server.id} line={line} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

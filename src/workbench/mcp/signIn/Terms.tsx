import { useState } from 'react'
import { limitBefore } from '../../../run/mcp/mcpServers.ts'
import type { EnteredClient, SignInStep } from '../../../run/mcp/signIn/flow.ts'
import { Button } from '../../../ui/Button.tsx'
import { Consent } from '../../../ui/Consent.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { KeepingChoice } from '../KeepingChoice.tsx'

/** Shows where a sign-in leads, with every origin that takes part, before the person goes there. */
export function Terms({
  serverOrigin,
  step: { origins, terms },
  onAllow,
  onLeave,
  onKeep,
}: {
  readonly serverOrigin: string
  readonly step: Extract<SignInStep, { type: 'terms' }>
  readonly onAllow: (origins: readonly string[]) => void
  readonly onLeave: (client: EnteredClient | undefined, isKept: boolean) => void
  readonly onKeep: () => void
}) {
  const { page, tokens, registration } = origins
  const { scope } = terms.place
  const [isKept, setKept] = useState(true)
  const [isByHand, setByHand] = useState(registration === undefined)
  const [id, setId] = useState('')
  const [secret, setSecret] = useState('')
  const [wasTried, setTried] = useState(false)
  const registers = isByHand ? undefined : registration
  const takesReload = registers !== undefined && limitBefore(registers) !== undefined
  const wrong = wasTried && id.trim() === '' ? 'Enter the client ID.' : undefined

  const goOn = () => {
    setTried(true)
    if (takesReload) onAllow([new URL(terms.place.address).origin, registers])
    else if (!isByHand) onLeave(undefined, isKept)
    else if (id.trim() !== '') onLeave({ id: id.trim(), secret: secret.trim() }, isKept)
  }

  return (
    <Consent
      label={`Sign in at ${page}?`}
      yes={takesReload ? 'Allow and reload' : 'Leave to sign in'}
      onYes={goOn}
      onKeep={onKeep}
    >
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
        <Line word="You sign in at" says={page} />
        <Line word="It gives tokens at" says={tokens} />
        {registers !== undefined && <Line word="It registers this page at" says={registers} />}
        <Line word="The token goes to" says={serverOrigin} />
        {scope !== undefined && <Line word="It is for" says={scope} />}
      </dl>
      {isByHand ? (
        <>
          <p className="wrap-anywhere">
            Register this page there by hand. It comes back to{' '}
            <span className="font-mono text-xs">{`${location.origin}${location.pathname}`}</span>.
          </p>
          <TextField
            label="Client ID"
            value={id}
            wrong={wrong}
            onChange={({ currentTarget }) => setId(currentTarget.value)}
          />
          <TextField
            label="Client secret, if you got one"
            type="password"
            data-1p-ignore
            value={secret}
            onChange={({ currentTarget }) => setSecret(currentTarget.value)}
          />
        </>
      ) : (
        <Button onClick={() => setByHand(true)}>I have a client ID…</Button>
      )}
      <KeepingChoice label="Keep the sign-in" isKept={isKept} onKept={setKept} />
      <p>
        You leave this page and come back to it. Keys that are kept in this tab only are forgotten.
        What waits for you still waits.
      </p>
    </Consent>
  )
}

function Line({ word, says }: { readonly word: string; readonly says: string }) {
  return (
    <>
      <dt className="text-ink-soft">{word}</dt>
      <dd className="wrap-anywhere font-mono text-xs leading-5">{says}</dd>
    </>
  )
}

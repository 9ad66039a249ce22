import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { McpServerLine } from '../../../run/mcp/mcpServers.ts'
import {
  allowedBefore,
  allowForSignIn,
  beginSignIn,
  leaveToSignIn,
  signOut,
} from '../../../run/mcp/signIn/flow.ts'
import type { EnteredClient, SignInStep } from '../../../run/mcp/signIn/flow.ts'
import { signIns } from '../../../run/mcp/signIn/signIns.ts'
import type { SignInStanding } from '../../../run/mcp/signIn/signIns.ts'
import { internalProblem } from '../../../run/problems.ts'
import type { Problem } from '../../../thread/problem.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { Elsewhere } from './Elsewhere.tsx'
import { Terms } from './Terms.tsx'

type State = { readonly type: 'resting' | 'asking' | 'leaving' } | SignInStep

/** Signing in to a server and out of it: nobody is talked to who was not shown before. */
export function SignIn({ line: { server, standing } }: { readonly line: McpServerLine }) {
  const signedIn = useStore(signIns, (all) => all.get(server.id))
  const [state, setState] = useState<State>({ type: 'resting' })
  const [problem, setProblem] = useState<Problem>()
  const isRefused = standing.type === 'failed' && standing.problem.kind === 'wrong-key'
  const isAsked = standing.type === 'asks-sign-in' || isRefused
  const canSignIn = isAsked || signedIn?.type === 'wanted' || signedIn?.type === 'failed'
  const isByHand = server.headers.some((header) => /^authorization$/i.test(header))

  const act = (work: () => Promise<void>): void => {
    setProblem(undefined)
    work().catch((error: unknown) => {
      setState(resting)
      setProblem(internalProblem(error))
    })
  }
  const begin = (allowed: readonly string[]) =>
    act(async () => {
      setState({ type: 'asking' })
      setState(await beginSignIn(server, allowed))
    })
  const allow = (origins: readonly string[]): void => {
    if (allowForSignIn(server, origins) === 'at once') begin(origins)
    else {
      // The panel is opened again by it.
      history.replaceState('servers', '')
      location.reload()
    }
  }
  const leave = (step: SignInStep, client: EnteredClient | undefined, isKept: boolean): void => {
    if (step.type !== 'terms') return
    const { origin, pathname, hash } = location
    const back = { redirect: `${origin}${pathname}`, thread: hash }
    act(async () => {
      setState({ type: 'leaving' })
      try {
        location.assign(await leaveToSignIn(server, step.terms, back, { client, isKept }))
      } catch (error) {
        setState(step)
        setProblem(internalProblem(error))
      }
    })
  }

  useEffect(() => {
    const allowed = allowedBefore(server)
    if (allowed) begin(allowed)
    // Once: what was allowed before a reload goes on after it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  useEffect(() => {
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      // The person went back, and the browser had kept the page as they left it.
      if (persisted) setState(resting)
    }
    addEventListener('pageshow', comeBack)
    return () => removeEventListener('pageshow', comeBack)
  }, [])

  if (isByHand) return null
  const shown = problem ?? (signedIn?.type === 'failed' ? signedIn.problem : undefined)
  return (
    <div className="mt-2 space-y-3">
      <p aria-live="polite" className="text-ink-soft empty:hidden">
        {words(state, signedIn)}
      </p>
      {shown && <ProblemNotice problem={shown} />}
      {state.type === 'elsewhere' && (
        <Elsewhere
          serverOrigin={new URL(server.url).origin}
          origin={state.origin}
          onAllow={() => allow([state.origin])}
          onKeep={() => setState(resting)}
        />
      )}
      {state.type === 'terms' && (
        <Terms
          serverOrigin={new URL(server.url).origin}
          step={state}
          onAllow={allow}
          onLeave={(client, isKept) => leave(state, client, isKept)}
          onKeep={() => setState(resting)}
        />
      )}
      {state.type === 'resting' && canSignIn && (
        <Button look="primary" onClick={() => begin([])}>
          Sign in…
        </Button>
      )}
      {state.type === 'resting' && signedIn?.type === 'signed-in' && (
        <Button
          aria-label={`Sign out of ${server.name}`}
          onClick={() => act(() => signOut(server))}
        >
          Sign out
        </Button>
      )}
    </div>
  )
}

const resting: State = { type: 'resting' }

function words(state: State, signedIn: SignInStanding | undefined): string {
  if (state.type === 'asking') return 'Asking how to sign in …'
  if (state.type === 'leaving') return 'Leaving for the sign-in …'
  if (signedIn?.type === 'finishing') return 'Finishing the sign-in …'
  return signedIn?.type === 'signed-in' ? `Signed in at ${signedIn.at}.` : ''
}

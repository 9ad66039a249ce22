import { useEffect, useState } from 'react'
import type { Provider } from '../../models/provider.ts'
import { internalProblem } from '../../run/problems.ts'
import type { Problem } from '../../thread/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { takeReturned } from './comeBack.ts'
import { leaveToSignIn } from './leave.ts'
import { takeSignIn } from './underWay.ts'

type SignInState =
  | { readonly type: 'none' | 'fetching' | 'signed-in' }
  | { readonly type: 'failed'; readonly problem: Problem }

/** The way to a key without typing one: signing in at the provider, which makes one for this page. */
export function SignInButton({
  provider,
  model,
  onKey,
}: {
  readonly provider: Provider
  readonly model: string
  readonly onKey: (key: string) => void
}) {
  const [returned] = useState(takeReturned)
  const [state, setState] = useState<SignInState>({ type: returned ? 'fetching' : 'none' })
  const failed = (error: unknown) => setState({ type: 'failed', problem: internalProblem(error) })

  useEffect(() => {
    // One that was left for and not gone through with is over.
    if (!returned) takeSignIn()
    returned?.then((key) => {
      onKey(key)
      setState({ type: 'signed-in' })
    }, failed)
    // Once: the key that came back is taken as it comes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  return (
    <div className="space-y-2 text-sm">
      <Button
        aria-disabled={state.type === 'fetching'}
        onClick={() => {
          if (state.type !== 'fetching') leaveToSignIn(provider, model).catch(failed)
        }}
      >
        Sign in with {provider.label}
      </Button>
      <p aria-live="polite" className={state.type === 'signed-in' ? 'text-good' : 'text-ink-soft'}>
        {words(state, provider)}
      </p>
      {state.type === 'failed' && <ProblemNotice problem={state.problem} />}
    </div>
  )
}

function words({ type }: SignInState, { label }: Provider): string {
  switch (type) {
    case 'none':
    case 'failed':
      return `You leave this page for ${label} and come back with a key that it made for this page. This page may then talk to it; keys that are kept in this tab only are forgotten.`
    case 'fetching':
      return `Fetching the key from ${label} …`
    case 'signed-in':
      return `${label} made a key for this page. Choose how to keep it, and save.`
  }
}

import { createStore } from 'zustand/vanilla'
import type { traceTo as TraceTo } from '../models/tracing/traceTo.ts'
import { mayReach } from '../storage/egress.ts'
import { hideKeys } from '../storage/keys.ts'
import { openKey } from '../storage/keys/keyStore.ts'
import { readTracing } from '../storage/tracing.ts'
import type { TracedDetail } from '../storage/tracing.ts'
import { messageOf } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'

/** How tracing stands in this tab. */
export type TracingState =
  | { readonly type: 'off' }
  | { readonly type: 'on'; readonly detail: TracedDetail }
  /** Wanted, and its key is missing or locked in this tab. */
  | { readonly type: 'without-key' }
  | { readonly type: 'failed'; readonly problem: Problem }

/** The one account of it. */
export const tracingState = createStore<{ readonly state: TracingState }>(() => ({
  state: { type: 'off' },
}))

const say = (state: TracingState) => tracingState.setState({ state })

/** Finds out whether runs would be traced now, and says so; the key of what traces them, where they would. */
export async function lookAtTracing(): Promise<string | undefined> {
  const tracing = readTracing()
  if (!tracing) {
    say({ type: 'off' })
    return undefined
  }
  const { origin } = new URL(tracing.baseURL)
  if (!mayReach(origin)) {
    say({ type: 'failed', problem: notAllowed(origin) })
    return undefined
  }
  const opened = await openKey(origin)
  if (opened.type !== 'open') {
    say({ type: 'without-key' })
    return undefined
  }
  say({ type: 'on', detail: tracing.detail })
  return opened.key
}

/** What traces a run, if the person wants it, for as long as they do. It never fails: a run goes on without a trace. Of the demo nothing leaves the browser. */
export async function tracersOfRun(provider: () => string): Promise<ReturnType<typeof TraceTo>[]> {
  try {
    if (provider() === 'demo') return []
    const key = await lookAtTracing()
    const tracing = readTracing()
    if (key === undefined || !tracing) return []
    const { traceTo } = await import('../models/tracing/traceTo.ts')
    const wanted = JSON.stringify(tracing)
    const isWanted = () => JSON.stringify(readTracing()) === wanted && provider() !== 'demo'
    return [traceTo({ ...tracing, key, isWanted, hide: hideKeys, failed })]
  } catch (error) {
    failed(error)
    return []
  }
}

const meaning =
  'The run goes on, and what it does is on record here; this part of it is missing at LangSmith.'

function failed(error: unknown): void {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  const isRefused = status === 401 || status === 403
  say({
    type: 'failed',
    problem: {
      kind: isRefused ? 'wrong-key' : 'unreachable',
      title: isRefused ? 'LangSmith did not accept its key.' : 'Tracing to LangSmith failed.',
      meaning,
      remedy: isRefused
        ? 'Enter the LangSmith key again. The next run is traced again.'
        : 'Check the address, and that it allows this page (CORS). The next run is tried again.',
      cause: hideKeys(messageOf(error)),
    },
  })
}

const notAllowed = (origin: string): Problem => ({
  kind: 'unreachable',
  title: `Nothing is traced: this page may not talk to ${origin}.`,
  meaning,
  remedy: 'Set tracing up again, which lets the page talk to it, or stop tracing.',
})

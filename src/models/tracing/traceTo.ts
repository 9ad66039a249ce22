import { boundFetch } from '../wire/boundFetch.ts'
import { LangSmithTracer } from './langSmithTracer.ts'
import type { Telling } from './langSmithTracer.ts'
import { createOutbox } from './outbox.ts'

/** LangSmith turned a batch down. */
class TraceRefused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`LangSmith answered with ${status}.`)
    this.name = 'TraceRefused'
    this.status = status
  }
}

interface Destination extends Telling {
  readonly baseURL: string
  /** Held by the bound fetch alone. */
  readonly key: string
  /** Whether it is still to be traced, and as it was. */
  readonly isWanted: () => boolean
  /** Takes out of a text what must not leave. */
  readonly hide: (text: string) => string
  /** Called once, if anything goes wrong; the run goes on without a trace. */
  readonly failed: (error: unknown) => void
}

/** How long runs are gathered before they are sent, and how long one sending may take, in milliseconds. */
const gathering = 200
const patience = 20_000

/** Makes the callback that traces one run of the chain. */
export function traceTo(destination: Destination): LangSmithTracer {
  const { baseURL, key, hide, isWanted, failed, ...telling } = destination
  const post = boundFetch(baseURL, key, 'x-api-key')
  const outbox = createOutbox({
    async deliver(batch) {
      const response = await post(`${baseURL}/runs/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: hide(batch),
        signal: AbortSignal.timeout(patience),
      })
      if (!response.ok) throw new TraceRefused(response.status)
    },
    isWanted,
    soon: (ring) => setTimeout(ring, gathering),
    failed,
  })
  return new LangSmithTracer(telling, outbox)
}

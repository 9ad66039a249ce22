import type { ChainPorts } from './ports.ts'

/** How long a tool may take to come to its end once it was told to stop, in milliseconds. */
const grace = 1000
/** A longer timer goes off at once in every browser. */
const longestTimer = 2 ** 31 - 1

/** Nobody waits for the work any longer, whatever it still does. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** Waits for work up to its limit in milliseconds, or a moment longer than the run; then its signal is aborted and it is given up, even if it does not listen. */
export async function withinLimit<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  limit: number,
  { signal: stopped, after }: Pick<ChainPorts, 'signal' | 'after'>,
): Promise<Result> {
  const told = new AbortController()
  const forget = new AbortController()
  const givenUp = new Promise<never>((_, reject) => {
    const giveUpAfter = (milliseconds: number, why: string) => {
      const cancel = after(Math.min(milliseconds, longestTimer), () => {
        const error = new GivenUp(`${why} It is not waited for any longer.`)
        // Before the abort, so that the reason is not lost to what the work makes of it.
        reject(error)
        told.abort(error)
      })
      forget.signal.addEventListener('abort', cancel)
    }
    const stop = () => {
      told.abort(stopped.reason)
      giveUpAfter(grace, `It was stopped, and had not ended ${inSeconds(grace)} later.`)
    }
    giveUpAfter(limit, `It had not ended after ${inSeconds(limit)}, its time limit.`)
    if (stopped.aborted) stop()
    else stopped.addEventListener('abort', stop, { signal: forget.signal })
  })
  try {
    return await Promise.race([work(told.signal), givenUp])
  } finally {
    forget.abort()
  }
}

const inSeconds = (milliseconds: number) => `${milliseconds / 1000} s`

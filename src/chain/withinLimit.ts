import type { ChainPorts } from './ports.ts'

/** How long a tool may take to come to its end once it was told to stop, in milliseconds. */
const grace = 1000
/** A longer timer goes off at once in every browser. */
const longestTimer = 2 ** 31 - 1

/** Nobody waits for the work any longer, whatever it still does. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** Whether work that threw this may have taken effect all the same: nobody waited for its end, or a fetch broke, which is a TypeError in every browser. */
export function mayHaveHappened(error: unknown): boolean {
  return error instanceof TypeError || error instanceof GivenUp
}

/** Waits for something while the limit does not count; afterwards it starts afresh. */
export type Untimed = <Waited>(wait: () => Promise<Waited>) => Promise<Waited>

/** Waits for work up to its limit in milliseconds, or a moment longer than the run; then its signal is aborted and it is given up, even if it does not listen. */
export async function withinLimit<Result>(
  work: (signal: AbortSignal, untimed: Untimed) => Promise<Result>,
  limit: number,
  { signal: stopped, after }: Pick<ChainPorts, 'signal' | 'after'>,
): Promise<Result> {
  const told = new AbortController()
  const forget = new AbortController()
  let stopClock: () => void = () => undefined
  let startClock = stopClock
  const givenUp = new Promise<never>((_, reject) => {
    const giveUpAfter = (milliseconds: number, why: string) => {
      const cancel = after(Math.min(milliseconds, longestTimer), () => {
        const error = new GivenUp(`${why} It is not waited for any longer.`)
        // Before the abort, so that the reason is not lost to what the work makes of it.
        reject(error)
        told.abort(error)
      })
      forget.signal.addEventListener('abort', cancel)
      return cancel
    }
    const stop = () => {
      told.abort(stopped.reason)
      giveUpAfter(grace, `It was stopped, and had not ended ${inSeconds(grace)} later.`)
    }
    startClock = () => {
      stopClock = giveUpAfter(limit, `It had not ended after ${inSeconds(limit)}, its time limit.`)
    }
    startClock()
    if (stopped.aborted) stop()
    else stopped.addEventListener('abort', stop, { signal: forget.signal })
  })
  const untimed: Untimed = async (wait) => {
    stopClock()
    try {
      return await wait()
    } finally {
      if (!forget.signal.aborted) startClock()
    }
  }
  try {
    return await Promise.race([work(told.signal, untimed), givenUp])
  } finally {
    forget.abort()
  }
}

const inSeconds = (milliseconds: number) => `${milliseconds / 1000} s`

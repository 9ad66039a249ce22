import { ProblemError } from '../thread/problem.ts'

type Engine = typeof import('./engine.ts')

let loading: Promise<Engine> | undefined

/** Loads the chain, its tools and LangChain, once; a failed load is tried again the next time. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('./engine.ts').catch((error: unknown) => {
    loading = undefined
    throw new ProblemError({
      kind: 'unreachable',
      title: 'A part of this page could not be loaded.',
      meaning: 'No request was sent and no tool call was started.',
      remedy: 'Check the connection to the site, then try again or reload the page.',
      cause: error instanceof Error ? error.message : String(error),
    })
  })
  return loading
}

import { messageOf, ProblemError } from '../thread/problem.ts'

type Engine = typeof import('./engine.ts')

let loading: Promise<Engine> | undefined

/** Loads the chain, its tools with what they work on, and LangChain, once; a failed load is tried again the next time. */
export function loadEngine(): Promise<Engine> {
  loading ??= loadWithTools().catch((error: unknown) => {
    loading = undefined
    throw new ProblemError({
      kind: 'unreachable',
      title: 'A part of this page could not be loaded.',
      meaning: 'No request was sent and no tool call was started.',
      remedy: 'Check the connection to the site, then try again or reload the page.',
      cause: messageOf(error),
    })
  })
  return loading
}

async function loadWithTools(): Promise<Engine> {
  const engine = await load()
  await engine.fillShelves()
  return engine
}

/** What its tools work on too: nothing may be missing once a call has started. */
async function load(): Promise<Engine> {
  await import('../storage/ownData.ts')
  return import('./engine.ts')
}

import { createStore } from 'zustand/vanilla'
import type { Problem } from '../../../thread/problem.ts'
import type { Challenge } from '../../../tools/mcp/signIn/place.ts'

/** How the person stands with a server that one can sign in to. */
export type SignInStanding =
  | { readonly type: 'wanted' | 'finishing' }
  /** `at` is the authorization server. */
  | { readonly type: 'signed-in'; readonly at: string }
  | { readonly type: 'failed'; readonly problem: Problem }

/** The standing by server; none where the server never asked. */
export const signIns = createStore<ReadonlyMap<string, SignInStanding>>(() => new Map())

/** Takes down how the person stands with a server. */
export function standAt(server: string, standing: SignInStanding): void {
  const before = signIns.getState().get(server)
  const isSame =
    before?.type === 'signed-in' && standing.type === 'signed-in' && before.at === standing.at
  if (!isSame) signIns.setState((all) => new Map([...all, [server, standing]]), true)
}

/** What each server said when it last asked who somebody is. */
export const challenges = new Map<string, Challenge>()

import { asOnlyRenewer, forgetSignIn, keepSignIn, openSignIn } from '../../../storage/mcpSignIns.ts'
import type { KeptSignIn } from '../../../storage/mcpSignIns.ts'
import type { StoredMcpServer } from '../../../storage/mcpServers.ts'
import { ProblemError } from '../../../thread/problem.ts'
import type { Bearer } from '../../../tools/mcp/bearer.ts'
import { otherProblem } from '../problems.ts'
import { loadSignIn } from './loadSignIn.ts'
import { challenges, signIns, standAt } from './signIns.ts'
import { ended, signInProblem } from './words.ts'

/** How long before its end a token is renewed, in milliseconds. */
const margin = 30_000

/** Shows a server who the person is, and renews that in time or when the server no longer takes it. */
export function bearerFor(server: StoredMcpServer): Bearer {
  const { id } = server
  let renewing: Promise<KeptSignIn | undefined> | undefined

  /** Without an answer the sign-in stays as it is; a refusal ends it. */
  const renewNow = async (old: KeptSignIn): Promise<KeptSignIn | undefined> => {
    const now = old.isKept ? await openSignIn(server, 'afresh') : old
    // Another tab was faster.
    if (!now || now.access !== old.access) return now
    const { renew, SignInFailure } = await loadSignIn()
    try {
      const renewed = { ...now, ...(await renew(now)) }
      await keepSignIn(server, renewed)
      return renewed
    } catch (error) {
      if (!(error instanceof SignInFailure)) throw error
      const { problem } = await signInProblem(error)
      const isOver = error.kind.type === 'refused'
      if (isOver) await forgetSignIn(server)
      standAt(id, { type: 'failed', problem: isOver ? ended(problem) : problem })
      return undefined
    }
  }

  const renewOnce = (old: KeptSignIn): Promise<KeptSignIn | undefined> => {
    if (old.refresh === undefined) return Promise.resolve(undefined)
    renewing ??= asOnlyRenewer(server, () => renewNow(old)).finally(() => {
      renewing = undefined
    })
    return renewing
  }

  return {
    async token() {
      const known = await openSignIn(server)
      if (!known) return undefined
      const { expiresAt = Infinity } = known
      const current = expiresAt - Date.now() < margin ? ((await renewOnce(known)) ?? known) : known
      // A refusal in between has ended it.
      if (!(await openSignIn(server))) return undefined
      standAt(id, {
        type: 'signed-in',
        at: new URL(current.terms.metadata.authorization_endpoint).origin,
      })
      return current.access
    },
    async renewed(challenge) {
      challenges.set(id, challenge)
      try {
        const known = await openSignIn(server)
        const renewed = known && (await renewOnce(known))
        if (renewed) return true
        if (known && known.refresh === undefined) await forgetSignIn(server)
        if (signIns.getState().get(id)?.type !== 'failed') standAt(id, { type: 'wanted' })
      } catch (error) {
        const problem = error instanceof ProblemError ? error.problem : otherProblem(error)
        standAt(id, { type: 'failed', problem })
      }
      return false
    },
  }
}

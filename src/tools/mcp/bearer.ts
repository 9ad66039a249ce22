import { extractWWWAuthenticateParams } from '@modelcontextprotocol/client'
import type { AuthProvider } from '@modelcontextprotocol/client'
import { McpFailure } from './failure.ts'
import type { Challenge } from './signIn/place.ts'

/** How the page shows a server who somebody is, where they signed in there. */
export interface Bearer {
  /** What to show now; undefined where nobody is signed in. */
  readonly token: () => Promise<string | undefined>
  /** The server did not take it, so it has executed nothing; tells whether there is another now. */
  readonly renewed: (challenge: Challenge) => Promise<boolean>
}

/** The bearer as the client library asks for it: a request that got a 401 is sent once more, and only with another token; never while a call runs, which is not to be sent twice. */
export function authProviderOf({ token, renewed }: Bearer, isCalling: () => boolean): AuthProvider {
  return {
    token,
    async onUnauthorized({ response }) {
      const { resourceMetadataUrl: url, scope } = extractWWWAuthenticateParams(response)
      const challenge = {
        ...(url ? { metadata: url.href } : {}),
        ...(scope === undefined ? {} : { scope }),
      }
      const isRenewed = await renewed(challenge)
      if (isRenewed && !isCalling()) return
      const now = isRenewed ? 'The sign-in was renewed since: call again.' : 'Sign in first.'
      throw new McpFailure({ type: 'refused', status: 401 }, `It asked who you are (401). ${now}`)
    },
  }
}

/**
 * Stands in the bundle for the parts of Anthropic's client that look for credentials on a disk,
 * trade them for tokens and renew those. Here the key is the person's, and the bound fetch has it.
 */

const refuse = (): never => {
  throw new Error('Countersign looks for no credentials: the key is entered in its settings.')
}

/** Refuses. */
export const defaultCredentials = refuse

/** Refuses. */
export const resolveCredentialsFromConfig = refuse

/** Can't be made: there are no tokens to keep. */
export class TokenCache {
  constructor() {
    refuse()
  }
}

/** The header that goes with such tokens, of which there are none. */
export const OAUTH_API_BETA_HEADER = ''

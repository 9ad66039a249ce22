import { messageOf, ProblemError } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'
import { knownAddress } from './address.ts'
import type { Provider } from './provider.ts'
import { boundFetch } from './wire/boundFetch.ts'
import { redact } from './wire/redact.ts'

/** Where a person signs in at a provider: it comes back to the callback with a code, which only the holder of the verifier behind the challenge can exchange. Undefined where the provider offers none. */
export function signInAddress(
  provider: Provider,
  callback: string,
  challenge: string,
): string | undefined {
  const baseURL = knownAddress(provider)
  if (!provider.signIn || baseURL === undefined) return undefined
  const query = new URLSearchParams({
    callback_url: callback,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  return `${new URL(provider.signIn.page, baseURL).href}?${query}`
}

/** Exchanges the code of a sign-in for the key that the provider made for this page. */
export async function exchangeCode(
  provider: Provider,
  code: string,
  verifier: string,
): Promise<string> {
  const { signIn, label } = provider
  const baseURL = knownAddress(provider)
  if (!signIn || baseURL === undefined) throw new ProblemError(notSignedIn(label, 'No sign-in.'))
  let said: string
  try {
    const response = await boundFetch(baseURL, undefined)(new URL(signIn.exchange, baseURL), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, code_verifier: verifier, code_challenge_method: 'S256' }),
      signal: AbortSignal.timeout(patience),
    })
    const text = await response.text()
    const key = response.ok ? keyIn(text) : undefined
    if (key !== undefined) return key
    said = response.ok ? 'No key in the answer.' : `${response.status} ${text.slice(0, 500)}`
  } catch (error) {
    said = messageOf(error)
  }
  const secrets = [code, verifier]
  const cause = secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[code]'), said)
  throw new ProblemError(notSignedIn(label, redact(cause, undefined)))
}

const patience = 20_000

function keyIn(text: string): string | undefined {
  try {
    const { key } = JSON.parse(text) as { key?: unknown }
    return typeof key === 'string' && /^[\x21-\x7e]+$/.test(key) ? key : undefined
  } catch {
    return undefined
  }
}

const notSignedIn = (label: string, cause: string): Problem => ({
  kind: 'provider-error',
  title: `${label} did not hand out a key.`,
  meaning: 'You are not signed in. Nothing of your threads was sent.',
  remedy: 'Sign in again, or enter a key.',
  cause,
})

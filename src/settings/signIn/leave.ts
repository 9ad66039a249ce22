import { signInAddress } from '../../models/exchangeCode.ts'
import type { Provider } from '../../models/provider.ts'
import { allowOrigin } from '../../storage/allowOrigin.ts'
import { rememberSignIn } from './underWay.ts'

/** Leaves for the provider's sign-in; the page comes back with a code, to the thread that is open now. */
export async function leaveToSignIn(provider: Provider, model: string): Promise<void> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const { origin, pathname, hash } = location
  const challenge = base64url(new Uint8Array(digest))
  const address = signInAddress(provider, `${origin}${pathname}`, challenge)
  if (address === undefined) return
  const [thread = ''] = hash.split('?')
  rememberSignIn({ provider: provider.id, model, thread, verifier })
  allowOrigin(new URL(address).origin)
  location.assign(address)
}

/** As RFC 7636 has it: without what an address could not carry. */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

import {
  exchangeAuthorization,
  IssuerMismatchError,
  OAuthError,
  OAuthErrorCode,
  refreshAuthorization,
  registerClient,
  startAuthorization,
  validateAuthorizationResponseIssuer,
} from '@modelcontextprotocol/client'
import type { OAuthClientInformationMixed, OAuthTokens } from '@modelcontextprotocol/client'
import { boundTo } from './boundTo.ts'
import { SignInFailure } from './failure.ts'
import { originsOf } from './place.ts'
import type { SignInTerms } from './place.ts'

/** A sign-in that a person left the page for: all that makes what comes back worth anything. */
export interface Trip {
  readonly terms: SignInTerms
  readonly client: OAuthClientInformationMixed
  readonly redirect: string
  readonly state: string
  readonly verifier: string
}

/** What a server is shown so that it knows the person, and how to renew it. */
export interface SignIn {
  readonly terms: SignInTerms
  readonly client: OAuthClientInformationMixed
  readonly access: string
  readonly refresh?: string
  /** Epoch milliseconds. */
  readonly expiresAt?: number
}

/** What came back with the person. */
export interface SignInAnswer {
  readonly code?: string | undefined
  readonly state?: string | undefined
  readonly iss?: string | undefined
  readonly error?: string | undefined
}

/** Makes ready to leave for a sign-in: as the client that was entered, or as one that is registered now. */
export async function prepareTrip(
  terms: SignInTerms,
  redirect: string,
  entered?: OAuthClientInformationMixed,
): Promise<{ readonly trip: Trip; readonly address: string }> {
  const { metadata, place } = terms
  const scope = scopeOf(terms)
  const client = entered ?? (await register(terms, redirect))
  const state = crypto.randomUUID()
  const { authorizationUrl, codeVerifier } = await startAuthorization(place.address, {
    ...{ metadata, clientInformation: client, redirectUrl: redirect, state },
    ...(scope === undefined ? {} : { scope }),
    resource: place.resource,
  })
  return {
    trip: { terms, client, redirect, state, verifier: codeVerifier },
    address: authorizationUrl.href,
  }
}

/** Exchanges what came back for tokens, if it is the answer to this very trip and comes from whom it was left for. */
export async function finishTrip(trip: Trip, answer: SignInAnswer): Promise<SignIn> {
  const { terms, client, redirect, state, verifier } = trip
  const { metadata, place } = terms
  if (answer.state !== state) throw new SignInFailure({ type: 'state' })
  const { iss, error, code } = answer
  const from = iss === undefined ? {} : { iss }
  try {
    validateAuthorizationResponseIssuer({
      ...{ iss, expectedIssuer: metadata.issuer },
      issParameterSupported: metadata['authorization_response_iss_parameter_supported'] === true,
    })
  } catch (mismatch) {
    throw new SignInFailure({ type: 'issuer' }, mismatch)
  }
  const origin = originsOf(terms).tokens
  if (error === 'access_denied') throw new SignInFailure({ type: 'declined' })
  if (code === undefined) throw new SignInFailure({ type: 'refused', origin }, error)
  return signedIn(terms, client, (fetchFn) =>
    exchangeAuthorization(place.address, {
      ...{ metadata, clientInformation: client, authorizationCode: code, codeVerifier: verifier },
      ...{ redirectUri: redirect, resource: place.resource, fetchFn, ...from },
    }),
  )
}

/** Renews a sign-in; a failure of the kind `refused` means that it is over. */
export async function renew({ terms, client, refresh = '' }: SignIn): Promise<SignIn> {
  const { metadata, place } = terms
  return signedIn(terms, client, (fetchFn) =>
    refreshAuthorization(place.address, {
      ...{ metadata, clientInformation: client, refreshToken: refresh },
      ...{ resource: place.resource, fetchFn },
    }),
  )
}

async function register(
  terms: SignInTerms,
  redirect: string,
): Promise<OAuthClientInformationMixed> {
  const { metadata, place } = terms
  const { registration: origin } = originsOf(terms)
  if (origin === undefined) {
    throw new SignInFailure({ type: 'registration', origin: new URL(place.address).origin })
  }
  const network = boundTo([origin])
  const scope = scopeOf(terms)
  try {
    return await registerClient(place.address, {
      metadata,
      clientMetadata: {
        client_name: 'Countersign',
        redirect_uris: [redirect],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        application_type: redirect.startsWith('https:') ? 'web' : 'native',
      },
      ...(scope === undefined ? {} : { scope }),
      fetchFn: network.fetch,
    })
  } catch (error) {
    const address = network.blocked()
    throw new SignInFailure(
      address === undefined ? { type: 'registration', origin } : { type: 'blocked', address },
      error,
    )
  }
}

async function signedIn(
  terms: SignInTerms,
  client: OAuthClientInformationMixed,
  ask: (send: ReturnType<typeof boundTo>['fetch']) => Promise<OAuthTokens>,
): Promise<SignIn> {
  const { tokens: origin } = originsOf(terms)
  const network = boundTo([origin])
  let given: OAuthTokens
  try {
    given = await ask(network.fetch)
  } catch (error) {
    const address = network.blocked()
    if (error instanceof IssuerMismatchError) throw new SignInFailure({ type: 'issuer' }, error)
    if (address !== undefined) throw new SignInFailure({ type: 'blocked', address }, error)
    const isRefusal = error instanceof OAuthError && error.code !== OAuthErrorCode.ServerError
    throw new SignInFailure({ type: isRefusal ? 'refused' : 'no-token', origin }, error)
  }
  const { access_token: access, token_type: type, refresh_token: refresh, expires_in: life } = given
  if (!/^bearer$/i.test(type) || !/^[\x21-\x7e]+$/.test(access)) {
    throw new SignInFailure({ type: 'no-token', origin })
  }
  return {
    ...{ terms, client, access },
    ...(refresh === undefined ? {} : { refresh }),
    ...(life === undefined ? {} : { expiresAt: Date.now() + life * 1000 }),
  }
}

/** What the server wants, and to be able to renew it where that has to be asked for. */
function scopeOf({ place: { scope }, metadata }: SignInTerms): string | undefined {
  if (scope === undefined || scope.split(' ').includes('offline_access')) return scope
  return metadata.scopes_supported?.includes('offline_access') ? `${scope} offline_access` : scope
}

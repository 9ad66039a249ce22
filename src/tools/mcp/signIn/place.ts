import {
  checkResourceAllowed,
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  IssuerMismatchError,
  resourceUrlFromServerUrl,
} from '@modelcontextprotocol/client'
import type { AuthorizationServerMetadata } from '@modelcontextprotocol/client'
import { boundTo } from './boundTo.ts'
import { SignInFailure } from './failure.ts'

/** What a server says where it asks who somebody is. */
export interface Challenge {
  /** Where it describes its sign-in. */
  readonly metadata?: string
  readonly scope?: string
}

/** Where one signs in for a server, as the server itself says. */
export interface SignInPlace {
  /** The authorization server. */
  readonly address: string
  /** What a token is to be for. */
  readonly resource: string
  readonly scope?: string
  /** Where the server may say it, hidden from this page. */
  readonly hidden?: string
}

/** What signing in takes, as the authorization server says. */
export interface SignInTerms {
  readonly place: SignInPlace
  readonly metadata: AuthorizationServerMetadata
}

/** Asks the server, and nobody else, where one signs in for it. */
export async function findPlace(url: string, challenge: Challenge): Promise<SignInPlace> {
  const network = boundTo([new URL(url).origin])
  const described = await discoverOAuthProtectedResourceMetadata(
    url,
    inside(url, challenge.metadata),
    network.fetch,
  ).catch(() => undefined)
  const requestedResource = resourceUrlFromServerUrl(url)
  if (described) {
    const { resource: configuredResource } = described
    if (!checkResourceAllowed({ requestedResource, configuredResource })) {
      throw new SignInFailure({ type: 'resource' }, configuredResource)
    }
  }
  const address = described?.authorization_servers?.[0] ?? new URL('/', url).href
  if (!isSafe(address)) throw new SignInFailure({ type: 'insecure', address })
  const scope = challenge.scope ?? described?.scopes_supported?.join(' ')
  const hidden = described ? undefined : network.blocked()
  return {
    ...{ address, resource: described?.resource ?? requestedResource.href },
    ...(scope ? { scope } : {}),
    ...(hidden === undefined ? {} : { hidden }),
  }
}

/** Asks an authorization server how one signs in there; its origin has to be one that the person was shown. */
export async function readTerms(place: SignInPlace): Promise<SignInTerms> {
  const { address, hidden } = place
  const { origin } = new URL(address)
  const network = boundTo([origin])
  const metadata = await discoverAuthorizationServerMetadata(address, {
    fetchFn: network.fetch,
  }).catch((error: unknown) => {
    if (error instanceof IssuerMismatchError) throw new SignInFailure({ type: 'issuer' }, error)
    if (network.blocked() === undefined) throw new SignInFailure({ type: 'unsaid', origin }, error)
    return undefined
  })
  if (!metadata) {
    const blocked = network.blocked() ?? hidden
    throw new SignInFailure(
      blocked === undefined ? { type: 'unsaid', origin } : { type: 'blocked', address: blocked },
    )
  }
  for (const endpoint of endpointsOf(metadata)) {
    if (!isSafe(endpoint)) throw new SignInFailure({ type: 'insecure', address: endpoint })
  }
  const isUsable =
    metadata.response_types_supported.includes('code') &&
    metadata.code_challenge_methods_supported?.includes('S256')
  if (!isUsable) throw new SignInFailure({ type: 'unsafe', origin })
  return { place, metadata }
}

/** The origins that a sign-in on these terms would lead to, by what happens there. */
export function originsOf({ metadata }: SignInTerms): {
  readonly page: string
  readonly tokens: string
  readonly registration: string | undefined
} {
  const { authorization_endpoint: page, token_endpoint: tokens } = metadata
  const { registration_endpoint: registration } = metadata
  return {
    page: new URL(page).origin,
    tokens: new URL(tokens).origin,
    registration: registration === undefined ? undefined : new URL(registration).origin,
  }
}

const endpointsOf = (metadata: AuthorizationServerMetadata): readonly string[] =>
  [
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.registration_endpoint ?? '',
  ].filter(Boolean)

/** TLS, or this computer. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username || password) return false
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname))
  )
}

/** What a server says of another origin is not asked for there: that one was not shown. */
function inside(url: string, metadata: string | undefined) {
  if (metadata === undefined || !URL.canParse(metadata)) return {}
  return new URL(metadata).origin === new URL(url).origin ? { resourceMetadataUrl: metadata } : {}
}

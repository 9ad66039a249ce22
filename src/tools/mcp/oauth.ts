import {
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  exchangeAuthorization,
  refreshAuthorization,
  registerClient,
  startAuthorization,
} from '@modelcontextprotocol/client'
import type {
  AuthorizationServerMetadata,
  OAuthClientInformationFull,
  OAuthTokens,
} from '@modelcontextprotocol/client'

/** Who signs people in for an MCP server, and as whom this page is known there. Plain JSON. */
interface Registration {
  readonly authorizer: string
  readonly metadata: AuthorizationServerMetadata
  readonly client: OAuthClientInformationFull
  /** The server that the tokens are for. */
  readonly resource: string
  readonly redirectUrl: string
}

/** A sign-in that the person leaves the page for. Only the holder of the verifier can use the code that comes back. */
export interface McpSignIn extends Registration {
  readonly verifier: string
  readonly state: string
}

/** What a sign-in came to. */
export interface McpGrant extends Registration {
  readonly tokens: OAuthTokens
}

/** Where to leave for; or what the page would have to reach first. */
export type McpWayIn =
  | { readonly type: 'leave'; readonly address: string; readonly signIn: McpSignIn }
  | { readonly type: 'unreachable'; readonly origin: string }

/** Finds out who signs people in for this server, makes this page known there and words the request; what fails says why. */
export async function wayIn(
  url: string,
  redirectUrl: string,
  state: string,
  mayReach: (origin: string) => boolean,
): Promise<McpWayIn> {
  const found = await discoverOAuthProtectedResourceMetadata(url, {}, bareFetch).catch(
    () => undefined,
  )
  const authorizer = found?.authorization_servers?.[0] ?? new URL('/', url).href
  const place = originOf(authorizer)
  if (!mayReach(place)) return { type: 'unreachable', origin: place }
  const metadata = await discoverAuthorizationServerMetadata(authorizer, { fetchFn: bareFetch })
  if (!metadata?.registration_endpoint) {
    throw new Error('It names no sign-in (OAuth) at which a page can make itself known.')
  }
  const { registration_endpoint: registers, token_endpoint: gives } = metadata
  const further = [registers, gives].map(originOf).find((origin) => !mayReach(origin))
  if (further !== undefined) return { type: 'unreachable', origin: further }
  const scope = found?.scopes_supported?.join(' ')
  const scoped = scope ? { scope } : {}
  const client = await registerClient(authorizer, {
    metadata,
    clientMetadata: {
      client_name: 'Countersign',
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    },
    fetchFn: bareFetch,
    ...scoped,
  })
  const resource = found?.resource ?? url
  const registration = { authorizer, metadata, client, resource, redirectUrl }
  const { authorizationUrl, codeVerifier } = await startAuthorization(authorizer, {
    ...{ metadata, clientInformation: client, redirectUrl, state, resource },
    ...scoped,
  })
  originOf(authorizationUrl.href)
  const signIn = { ...registration, verifier: codeVerifier, state }
  return { type: 'leave', address: authorizationUrl.href, signIn }
}

/** Exchanges the code that came back. */
export async function grantOf(
  { verifier, authorizer, metadata, client, resource, redirectUrl }: McpSignIn,
  code: string,
  iss: string | undefined,
): Promise<McpGrant> {
  const tokens = await exchangeAuthorization(authorizer, {
    ...{ metadata, clientInformation: client, resource, redirectUri: redirectUrl },
    ...{ authorizationCode: code, codeVerifier: verifier, fetchFn: bareFetch },
    ...(iss === undefined ? {} : { iss }),
  })
  return { authorizer, metadata, client, resource, redirectUrl, tokens }
}

/** The grant with a new token; undefined where there is none to be had without the person. */
export async function renewed(grant: McpGrant): Promise<McpGrant | undefined> {
  const { authorizer, metadata, client, resource, tokens } = grant
  const { refresh_token: refreshToken } = tokens
  if (refreshToken === undefined) return undefined
  const fresh = await refreshAuthorization(authorizer, {
    ...{ metadata, clientInformation: client, resource, refreshToken, fetchFn: bareFetch },
  })
  return { ...grant, tokens: { refresh_token: refreshToken, ...fresh } }
}

/** Over TLS, or on this computer; anything else could be read on the way, or be no web address at all. */
function originOf(address: string): string {
  const { protocol, hostname, origin } = new URL(address)
  const isLocal = protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname)
  if (protocol !== 'https:' && !isLocal) throw new Error(`It names ${address}, which is not safe.`)
  return origin
}

/** Carries nothing but what it is asked to; the page’s own limit decides where it gets. */
const bareFetch: typeof fetch = (input, init) =>
  fetch(input, {
    ...init,
    ...{ redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' },
  })

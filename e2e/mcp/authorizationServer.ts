import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen, record } from '../server/http.ts'

/** An authorization server for one MCP server: it signs everybody in at once, or whatever it is told to do. */
export interface AuthorizationTestServer {
  readonly origin: string
  /** What it was asked, by kind, with what was sent along. */
  readonly asked: Record<
    'metadata' | 'registrations' | 'authorizations' | 'exchanges' | 'renewals',
    URLSearchParams[]
  >
  /** Everything that it handed out and nobody else is to know. */
  readonly secrets: string[]
  /** What it does from now on. */
  readonly does: Behaviour
  /** Ends every access token. */
  readonly expire: () => void
  /** Ends every refresh token. */
  readonly revoke: () => void
  /** Keeps others away from a server: answers in its place, and tells so, where no valid token comes along. */
  readonly guard: (message: IncomingMessage, response: ServerResponse) => boolean
  readonly close: () => Promise<void>
}

interface Behaviour {
  /** The person says no. */
  declines: boolean
  /** Comes back with this in place of what it should. */
  lies: { iss?: string; state?: string }
  registers: boolean
  /** Names another issuer in its metadata. */
  issuer: string | undefined
  /** Where the protected server says who signs people in. */
  says: 'in the header' | 'at the usual place'
  /** How long a token lives, in seconds. */
  life: number
  /** Which pages may read what it answers. */
  allows: string
}

/** Starts one on the loopback address. */
export async function startAuthorizationServer(): Promise<AuthorizationTestServer> {
  const codes = new Map<string, { challenge: string; client: string; redirect: string }>()
  const clients = new Set<string>(['by-hand'])
  const access = new Set<string>()
  const refresh = new Set<string>()
  const secrets: string[] = []
  const asked: AuthorizationTestServer['asked'] = {
    ...{ metadata: [], registrations: [], authorizations: [], exchanges: [], renewals: [] },
  }
  const does: Behaviour = {
    ...{ declines: false, lies: {}, registers: true, issuer: undefined },
    ...{ says: 'in the header', life: 3600, allows: '*' },
  }

  const hand = (prefix: string, kept: Set<string>): string => {
    const secret = `${prefix}-CANARY-${randomUUID()}`
    kept.add(secret)
    secrets.push(secret)
    return secret
  }
  const tokens = () => ({
    ...{ access_token: hand('access', access), refresh_token: hand('refresh', refresh) },
    ...{ token_type: 'Bearer', expires_in: does.life },
  })

  const authorize = (query: URLSearchParams): string => {
    const redirect = query.get('redirect_uri') ?? ''
    const back = new URL(redirect)
    const isKnown = clients.has(query.get('client_id') ?? '')
    if (!isKnown || query.get('code_challenge_method') !== 'S256') return `${origin}/no`
    const { iss = origin, state = query.get('state') ?? '' } = does.lies
    back.searchParams.set('iss', iss)
    back.searchParams.set('state', state)
    if (does.declines) {
      back.searchParams.set('error', 'access_denied')
      return back.href
    }
    const code = hand('code', new Set())
    const client = query.get('client_id') ?? ''
    codes.set(code, { challenge: query.get('code_challenge') ?? '', client, redirect })
    back.searchParams.set('code', code)
    return back.href
  }

  const give = (form: URLSearchParams): object | undefined => {
    if (form.get('grant_type') === 'refresh_token') {
      asked.renewals.push(form)
      return refresh.delete(form.get('refresh_token') ?? '') ? tokens() : undefined
    }
    asked.exchanges.push(form)
    const code = form.get('code') ?? ''
    const left = codes.get(code)
    codes.delete(code)
    const verifier = form.get('code_verifier') ?? ''
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const isRight =
      left?.challenge === challenge &&
      left.client === form.get('client_id') &&
      left.redirect === form.get('redirect_uri')
    return isRight ? tokens() : undefined
  }

  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, path, text } = await record(message)
    const { pathname, searchParams } = new URL(path, origin)
    response.setHeader('access-control-allow-origin', does.allows)
    response.setHeader('access-control-allow-headers', 'content-type, mcp-protocol-version')
    const json = (status: number, body: object) =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body))
    if (method === 'OPTIONS') response.writeHead(204).end()
    else if (pathname === '/.well-known/oauth-authorization-server') {
      asked.metadata.push(searchParams)
      json(200, {
        issuer: does.issuer ?? origin,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        ...(does.registers ? { registration_endpoint: `${origin}/register` } : {}),
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none'],
        authorization_response_iss_parameter_supported: true,
      })
    } else if (pathname === '/register') {
      asked.registrations.push(new URLSearchParams({ body: text }))
      const client = `client-${randomUUID()}`
      clients.add(client)
      json(201, { ...JSON.parse(text), client_id: client })
    } else if (pathname === '/authorize') {
      asked.authorizations.push(searchParams)
      response.writeHead(302, { location: authorize(searchParams) }).end()
    } else if (pathname === '/token') {
      const given = give(new URLSearchParams(text))
      // It repeats what it was sent, as a careless one would.
      json(given ? 200 : 400, given ?? { error: 'invalid_grant', error_description: text })
    } else response.writeHead(404).end()
  }

  const { origin, close } = await listen(handle, 0)
  return {
    ...{ origin, close, asked, secrets, does },
    expire: () => access.clear(),
    revoke: () => refresh.clear(),
    guard({ headers, url }, response) {
      const here = `http://${headers.host}`
      const usual = '/.well-known/oauth-protected-resource'
      const header = does.says === 'in the header'
      const described = header ? '/described' : `${usual}/mcp`
      if (url === described) {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ resource: `${here}/mcp`, authorization_servers: [origin] }))
        return true
      }
      if (access.has(String(headers.authorization).replace('Bearer ', ''))) return false
      if (header) {
        response.setHeader('access-control-expose-headers', 'www-authenticate')
        response.setHeader('www-authenticate', `Bearer resource_metadata="${here}/described"`)
      }
      response.writeHead(401).end()
      return true
    },
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { listen, record } from '../server/http.ts'

/** Somebody who signs everybody in for an MCP server (OAuth with PKCE and dynamic registration). */
export interface Authorizer {
  readonly origin: string
  /** Whether an Authorization header brings a token that is valid now. */
  readonly knows: (bearer: string) => boolean
  /** Ends every access token; the refresh tokens stay. */
  readonly expire: () => void
  /** Every token and code that was ever given out. */
  readonly secrets: readonly string[]
  readonly close: () => Promise<void>
}

/** Starts one on the loopback address. */
export async function startAuthorizer(): Promise<Authorizer> {
  const secrets: string[] = []
  const valid = new Set<string>()
  const refreshes = new Set<string>()
  const codes = new Map<string, string>()
  const fresh = (kind: string) => {
    const secret = `${kind}-${randomUUID()}`
    secrets.push(secret)
    return secret
  }

  const server = await listen(async (message, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    const { text, path } = await record(message)
    const { pathname, searchParams } = new URL(path, server.origin)
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (message.method === 'OPTIONS') {
      response.writeHead(204).end()
    } else if (pathname === '/.well-known/oauth-authorization-server') {
      answer(200, {
        issuer: server.origin,
        authorization_endpoint: `${server.origin}/authorize`,
        token_endpoint: `${server.origin}/token`,
        registration_endpoint: `${server.origin}/register`,
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      })
    } else if (pathname === '/register') {
      answer(201, { ...(JSON.parse(text) as object), client_id: 'page' })
    } else if (pathname === '/authorize') {
      const code = fresh('code')
      codes.set(code, searchParams.get('code_challenge') ?? '')
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', searchParams.get('state') ?? '')
      back.searchParams.set('iss', server.origin)
      response.writeHead(302, { location: back.href }).end()
    } else if (pathname === '/token') {
      const asked = new URLSearchParams(text)
      const code = asked.get('code') ?? ''
      const challenge = createHash('sha256')
        .update(asked.get('code_verifier') ?? '')
        .digest('base64url')
      const isRight =
        codes.get(code) === challenge || refreshes.has(asked.get('refresh_token') ?? '')
      codes.delete(code)
      if (!isRight) {
        answer(400, { error: 'invalid_grant' })
        return
      }
      const [access, refresh] = [fresh('access'), fresh('refresh')]
      valid.add(access)
      refreshes.add(refresh)
      answer(200, {
        access_token: access,
        token_type: 'Bearer',
        expires_in: 60,
        refresh_token: refresh,
      })
    } else {
      answer(404, {})
    }
  }, 0)
  return {
    ...server,
    secrets,
    knows: (bearer) => valid.has(bearer.replace(/^Bearer /, '')),
    expire: () => valid.clear(),
  }
}

import type { RecordedRequest } from './contract.ts'
import { listen, record } from './http.ts'

/** How such a server turns a request down. */
type Refusal =
  | { readonly type: 'status'; readonly status: number }
  | { readonly type: 'redirect'; readonly to: string }
  | { readonly type: 'hang-up' }

/** A server that turns down whatever it is asked, and repeats in its errors all that it was sent. */
export interface KeyEcho {
  readonly origin: string
  /** Every request but preflights. */
  readonly requests: RecordedRequest[]
  refusal: Refusal
  close(): Promise<void>
}

/** Starts such a server, open to any page. */
export async function startKeyEcho(): Promise<KeyEcho> {
  const requests: RecordedRequest[] = []
  const { origin, close } = await listen(async (message, response) => {
    const request = await record(message)
    const headers = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': message.headers['access-control-request-headers'] ?? '*',
      'content-type': 'application/json',
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, headers).end()
      return
    }
    requests.push(request)
    const { refusal } = echo
    switch (refusal.type) {
      case 'hang-up':
        response.destroy()
        return
      case 'redirect':
        response.writeHead(307, { ...headers, location: refusal.to }).end()
        return
      case 'status': {
        const said = `Turned down: ${JSON.stringify(request.headers)} ${request.text}`
        response.writeHead(refusal.status, headers)
        response.end(JSON.stringify({ error: { message: said, code: refusal.status, said } }))
      }
    }
  }, 0)
  const echo: KeyEcho = { origin, requests, refusal: { type: 'status', status: 401 }, close }
  return echo
}

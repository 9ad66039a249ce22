import type { RecordedRequest, Sink } from './contract.ts'
import { listen, record } from './http.ts'

/** Starts a server that lets anything in, from any page, and remembers it. */
export async function startSink(
  options: { port?: number; body?: string; contentType?: string } = {},
): Promise<Sink> {
  const { port = 0, body = '{}', contentType = 'application/json' } = options
  const requests: RecordedRequest[] = []
  const preflights: RecordedRequest[] = []
  const { origin, close } = await listen(async (message, response) => {
    const request = await record(message)
    const preflight = request.method === 'OPTIONS'
    const log = preflight ? preflights : requests
    log.push(request)
    request.status = preflight ? 204 : 200
    request.outcome = 'sent'
    const { headers } = message
    response.writeHead(request.status, {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
      'access-control-allow-methods': headers['access-control-request-method'] ?? '*',
      // A wildcard does not cover Authorization, and what leaks is to be seen, not blocked.
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'content-type': contentType,
    })
    response.end(preflight ? undefined : body)
  }, port)
  return {
    url: `${origin}/`,
    origin,
    requests,
    preflights,
    mentions: (text) =>
      [...requests, ...preflights].filter((request) =>
        [request.path, JSON.stringify(request.headers), request.text].some((part) =>
          part.includes(text),
        ),
      ),
    close,
  }
}

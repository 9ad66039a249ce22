import type { KeyCarrier } from '../provider.ts'
import { redact } from './redact.ts'

/** The only way to the network for a model client: it serves one origin, and holds the key where no object can leak it. */
export function boundFetch(
  baseURL: string,
  key: string | undefined,
  keyGoes: KeyCarrier = 'bearer',
): typeof fetch {
  const origin = new URL(baseURL).origin
  return async (input, init) => {
    const request = new Request(input, init)
    if (new URL(request.url).origin !== origin) {
      throw new TypeError(`Refused to reach another origin than ${origin}.`)
    }
    const headers = new Headers([...request.headers].filter(([name]) => !unwanted.test(name)))
    if (key) headers.set(...keyHeader(keyGoes, key))
    const response = await fetch(request.url, {
      method: request.method,
      headers,
      body: init?.body ?? null,
      signal: request.signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    return response.ok ? response : withoutKey(response, key)
  }
}

/** The client's own guesses: telemetry headers that fail a strict preflight, and its placeholder key. */
const unwanted =
  /^(x-stainless-.*|user-agent|authorization|x-api-key|api-key|x-goog-api-key|openai-organization|openai-project)$/i

function keyHeader(keyGoes: KeyCarrier, key: string): [name: string, value: string] {
  return keyGoes === 'bearer' ? ['authorization', `Bearer ${key}`] : [keyGoes, key]
}

/** Some servers repeat the key in their error, from where it would reach messages and logs. */
async function withoutKey(response: Response, key: string | undefined): Promise<Response> {
  const body = redact(await response.text(), key)
  const { status, statusText, headers } = response
  return new Response(body, { status, statusText, headers })
}

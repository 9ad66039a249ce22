import { bare } from './bare.ts'

/** The only way to the network for the client of one MCP server: its headers go to the origin that was entered and nowhere else. */
export function originFetch(url: string, headers: ReadonlyMap<string, string>): typeof fetch {
  const { origin } = new URL(url)
  return async (input, init) => {
    const request = new Request(input, init)
    if (new URL(request.url).origin !== origin) {
      throw new TypeError(`Refused to reach another origin than ${origin}.`)
    }
    const sent = new Headers(request.headers)
    for (const [name, value] of headers) sent.set(name, value)
    return fetch(request.url, {
      method: request.method,
      headers: sent,
      body: init?.body ?? null,
      signal: request.signal,
      ...bare,
    })
  }
}

/** A base URL as it was entered: fit to be used, wrong for a reason that is said at its field, or with blanks whose fields say what is wrong. */
export type BaseURL =
  | { readonly type: 'ok'; readonly baseURL: string; readonly note?: string }
  | { readonly type: 'wrong'; readonly message: string }
  | { readonly type: 'unfilled' }

const localHosts = new Set(['localhost', '127.0.0.1'])

/** Paths that belong to a single request and that people paste along. */
const requestPath = /\/(chat\/completions|completions|responses|models|embeddings)$/

/** Reads a base URL: TLS or this computer, without anything that would travel where it should not. */
export function readBaseURL(text: string): BaseURL {
  const typed = text.trim()
  if (!typed) return wrong('Enter the address of the server, such as https://example.com/v1.')
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) {
    return wrong('This is no address: it starts with https://, or with http:// on this computer.')
  }
  const url = new URL(typed)
  if (url.username || url.password) {
    return wrong('An address with a user name or password in it is refused. Use the API key.')
  }
  if (url.search || url.hash) {
    return wrong('Leave off the part after ? or #: it could carry a secret into records.')
  }
  if (url.hostname === '[::1]') {
    return wrong('Write http://localhost instead of [::1]; this page may not reach [::1].')
  }
  if (url.protocol === 'http:' && !localHosts.has(url.hostname)) {
    return wrong(
      'Over plain http:// the key and the conversation could be read on the way. Use https://; http:// is for localhost and 127.0.0.1 only.',
    )
  }
  const path = url.pathname.replace(/\/+$/, '')
  const suffix = requestPath.exec(path)?.[0]
  const baseURL = url.origin + (suffix ? path.slice(0, -suffix.length) : path)
  if (suffix) {
    return { type: 'ok', baseURL, note: `${suffix} is added by itself, so ${baseURL} is used.` }
  }
  if (!path) return { type: 'ok', baseURL, note: 'Most servers want /v1 at the end.' }
  return { type: 'ok', baseURL }
}

function wrong(message: string): BaseURL {
  return { type: 'wrong', message }
}

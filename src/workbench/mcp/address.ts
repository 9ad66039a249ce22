/** The address of a server as it was entered: fit to be used, or wrong for a reason that is said at its field. */
export type Entered =
  | { readonly type: 'ok'; readonly value: string }
  | { readonly type: 'wrong'; readonly message: string }

/** Reads the address of an MCP server: TLS or this computer, with nothing in it that would go on record as a secret. */
export function readAddress(text: string): Entered {
  const typed = text.trim()
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) {
    return wrong('Enter the address of the server, such as https://example.com/mcp.')
  }
  const url = new URL(typed)
  if (url.username || url.password || url.search || url.hash) {
    return wrong(
      'Leave off user name, password and what comes after ? or #: the address goes on record. Use a header.',
    )
  }
  if (url.protocol === 'http:' && !/^(localhost|127\.0\.0\.1)$/.test(url.hostname)) {
    return wrong('Use https://; http:// is for localhost and 127.0.0.1 only.')
  }
  return { type: 'ok', value: url.href }
}

/** Reads the name that a server is to have; two that look the same are one. */
export function readName(text: string, taken: readonly string[]): Entered {
  const name = text.trim()
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name)) {
    return wrong('Give it a name of up to 40 letters and digits.')
  }
  return taken.some((one) => folded(one) === folded(name))
    ? wrong('There is a server of this name already.')
    : { type: 'ok', value: name }
}

/** Reads the name of a header that a page may choose. */
export function readHeaderName(text: string): Entered {
  const name = text.trim()
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return wrong('This is no name of a header.')
  return notOurs.test(name)
    ? wrong('The browser or the protocol decides about this header.')
    : { type: 'ok', value: name }
}

/** Reads what a header is to say. */
export function readHeaderValue(text: string): Entered {
  const value = text.trim()
  return /^[\x20-\x7e]+$/.test(value)
    ? { type: 'ok', value }
    : wrong('Enter what it says, in plain letters, digits and signs.')
}

const notOurs =
  /^(accept.*|access-control-.*|connection|content-.*|cookie2?|date|dnt|expect|host|keep-alive|last-event-id|mcp-.*|origin|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade|via)$/i

const folded = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s._-]+/g, ' ')

function wrong(message: string): Entered {
  return { type: 'wrong', message }
}

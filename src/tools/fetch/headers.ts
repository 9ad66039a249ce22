/** Names that a browser keeps to itself or drops without a word (the Fetch standard's forbidden request headers), and ours. */
const reserved: ReadonlySet<string> = new Set([
  ...['accept-charset', 'accept-encoding', 'access-control-request-headers'],
  ...['access-control-request-method', 'access-control-request-private-network', 'connection'],
  ...['content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect', 'host', 'keep-alive'],
  ...['origin', 'referer', 'set-cookie', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via'],
  ...['x-http-method', 'x-http-method-override', 'x-method-override', 'idempotency-key'],
])

/** Why a header can't be sent as it stands; undefined where it can: what is shown must be what goes out. */
export function refusedHeader(name: string, content: string): string | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return 'Not the name of a header'
  const lower = name.toLowerCase()
  if (reserved.has(lower) || /^(proxy|sec)-/.test(lower)) return 'This header can’t be set here'
  return /^(?:[!-~](?:[ \t!-~]*[!-~])?)?$/.test(content)
    ? undefined
    : 'A header holds visible ASCII, without blanks at its ends'
}

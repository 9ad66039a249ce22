/** A link that may be followed: its address in full, and where it leads in short. */
export interface SafeLink {
  readonly href: string
  readonly place: string
}

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/** Reads an address; nothing unless it is an absolute http, https or mailto address. */
export function safeLink(address: string): SafeLink | undefined {
  const url = URL.parse(address.trim())
  if (!url || !schemes.has(url.protocol)) return undefined
  const place = url.protocol === 'mailto:' ? url.pathname : url.host
  return { href: url.href, place }
}

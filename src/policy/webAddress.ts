import { decodedText, foldedText, isDotSegment } from './foldedText.ts'

/** A text read as a web address. `plain`: http or https, written so that every program reads it the same way. `odd`: anything else, with what the browser makes of it if it makes anything. */
export type WebAddress =
  | { readonly type: 'plain'; readonly url: URL }
  | { readonly type: 'odd'; readonly url: URL | undefined }

/** The part of the web that a condition names. */
export interface WebPlace {
  readonly origin: string
  readonly pathPrefix: string
}

/** Reads an address as the browser would, and tells whether others could read it differently. */
export function readAddress(text: string): WebAddress {
  if (!URL.canParse(text)) return { type: 'odd', url: undefined }
  const url = new URL(text)
  const [, authority, path] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(text) ?? []
  const isPlain =
    authority !== undefined &&
    path !== undefined &&
    !hasStrayCharacter(text) &&
    isPlainAuthority(authority, url.hostname) &&
    isPlainPath(path)
  return { type: isPlain ? 'plain' : 'odd', url }
}

/** Whether the browser would go to this place, or below it. */
export function isWithin(url: URL, { origin, pathPrefix }: WebPlace): boolean {
  return url.origin === origin && isBelow(url.pathname, pathPrefix)
}

/** Whether the address is so much like one within the place that a server, or a person, may take it for one: another scheme or port, other letter case, needless encoding. */
export function looksWithin(url: URL, { origin, pathPrefix }: WebPlace): boolean {
  if (!URL.canParse(origin)) return true
  if (rooted(url.hostname) !== rooted(new URL(origin).hostname)) return false
  return isBelow(overlooked(url.pathname), overlooked(pathPrefix).replace(/\/$/, ''))
}

/** Whether the place is written in its one canonical form. */
export function isCanonicalPlace({ origin, pathPrefix }: WebPlace): boolean {
  const address = readAddress(`${origin}${pathPrefix}`)
  if (address.type !== 'plain') return false
  return address.url.origin === origin && address.url.pathname === pathPrefix
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)
}

/** Some programs strip these, some end the text at them, and a backslash is a slash to some only. */
function hasStrayCharacter(text: string): boolean {
  return /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\\]/u.test(text)
}

/** A name and perhaps a port: no user, nothing encoded, no number in disguise. A label beyond ASCII must be one in Punycode too; one that turns into plain letters is a disguise. */
function isPlainAuthority(authority: string, hostname: string): boolean {
  const [, host] = /^([^@%]*?)(?::\d+)?$/.exec(authority) ?? []
  if (host === undefined || host.normalize('NFKC') !== host) return false
  const written = host.toLowerCase().split('.')
  const read = hostname.split('.')
  return (
    written.length === read.length &&
    written.every((label, index) => {
      const name = read[index] ?? ''
      if (name === '') return false
      return label === name || (!isAscii(label) && name.startsWith('xn--'))
    })
  )
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text)
}

function isPlainPath(path: string): boolean {
  const segments = path.split('/').slice(1)
  return segments.every((segment, index) => {
    if (segment === '') return index === segments.length - 1
    const decoded = decodedText(segment)
    return decoded !== undefined && isPlainSegment(decoded)
  })
}

function isPlainSegment(decoded: string): boolean {
  return (
    !isDotSegment(decoded) &&
    !/[%/\\]|[. ]$|^ /.test(decoded) &&
    !hasStrayCharacter(decoded.replaceAll(' ', '')) &&
    decoded.normalize('NFKC') === decoded
  )
}

/** The path without what servers are known to ignore, `;` parameters among it. */
function overlooked(path: string): string {
  return foldedText(decodedText(path) ?? path).replaceAll(/;[^/]*/g, '')
}

/** A dot after a host name changes nothing about where it leads. */
function rooted(hostname: string): string {
  return hostname.replace(/\.$/, '')
}

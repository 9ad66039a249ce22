import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holding } from './holding.ts'
import type { Holding } from './holding.ts'
import { isCanonicalPlace } from './webAddress.ts'

const docs = { origin: 'https://example.com', pathPrefix: '/docs' }

function holdingAt(url: string, place = docs): Holding {
  return holding([{ type: 'url', path: ['url'], ...place }], { url })
}

test.each([
  'https://example.com/docs',
  'https://example.com/docs/',
  'https://example.com/docs/a/b.html',
  'https://example.com/docs?page=2',
  'https://example.com/docs/a#part',
  'https://example.com/docs/my%20file',
  'https://example.com/docs/caf%C3%A9',
  'https://example.com/docs/café',
  'https://example.com/docs/?next=../../admin',
  'https://example.com/docs/v1.2/a..b',
  'https://example.com/docs/.well-known',
  'HTTPS://EXAMPLE.com/docs/a',
  'https://example.com:443/docs/a',
])('%s is within the place', (url) => {
  expect(holdingAt(url)).toBe('exactly')
})

test.each([
  ['another path', 'https://example.com/admin'],
  ['a path that only starts with the same letters', 'https://example.com/docs-private'],
  ['the parent', 'https://example.com/'],
  ['another host', 'https://example.org/docs'],
  ['a subdomain', 'https://docs.example.com/docs'],
  ['a host that starts the same', 'https://example.com.evil.example/docs'],
  ['a host that ends the same', 'https://evilexample.com/docs'],
  ['the address as a query', 'https://evil.example/?u=https://example.com/docs'],
  ['the address as a fragment', 'https://evil.example/#https://example.com/docs'],
  ['a host of look-alike letters', 'https://ехample.com/docs'],
])('%s is another place', (_, url) => {
  expect(holdingAt(url)).toBe('no')
})

test.each([
  ['http', 'http://example.com/docs'],
  ['another port', 'https://example.com:8443/docs'],
  ['other letter case in the path', 'https://example.com/Docs/a'],
  ['needless encoding', 'https://example.com/d%6Fcs/a'],
  ['a path parameter', 'https://example.com/docs;v=1/a'],
])('%s could be taken for the place: never allowed, and asked where it is denied', (_, url) => {
  expect(holdingAt(url)).toBe('perhaps')
})

/** Odd spellings, whether the browser would end up within the place or not. */
const odd: readonly (readonly [string, string])[] = [
  ['raw dots', 'https://example.com/docs/../admin'],
  ['raw dots that return', 'https://example.com/docs/../docs/a'],
  ['one raw dot', 'https://example.com/docs/./a'],
  ['dots at the end', 'https://example.com/docs/..'],
  ['encoded dots', 'https://example.com/docs/%2e%2e/admin'],
  ['encoded dots in capitals', 'https://example.com/docs/%2E%2E/admin'],
  ['half encoded dots', 'https://example.com/docs/.%2e/admin'],
  ['one encoded dot', 'https://example.com/docs/%2e/a'],
  ['dots encoded twice', 'https://example.com/docs/%252e%252e/admin'],
  ['dots encoded three times', 'https://example.com/docs/%25252e%25252e/admin'],
  ['any percent sign encoded twice', 'https://example.com/docs/100%2525'],
  ['an encoded slash', 'https://example.com/docs%2fadmin'],
  ['dots and an encoded slash', 'https://example.com/docs/..%2fadmin'],
  ['dots and an encoded slash in capitals', 'https://example.com/docs/..%2Fadmin'],
  ['all of it encoded', 'https://example.com/docs/%2e%2e%2fadmin'],
  ['a slash encoded twice', 'https://example.com/docs/..%252fadmin'],
  ['an encoded backslash', 'https://example.com/docs/..%5cadmin'],
  ['a backslash encoded twice', 'https://example.com/docs/..%255cadmin'],
  ['a raw backslash', String.raw`https://example.com/docs\..\admin`],
  ['backslashes for the slashes', String.raw`https:\\example.com\docs`],
  ['a backslash before a second host', String.raw`https://example.com\@evil.example/docs`],
  ['dots and an encoded space', 'https://example.com/docs/..%20/admin'],
  ['an encoded space before dots', 'https://example.com/docs/%20../admin'],
  ['dots and an encoded NUL', 'https://example.com/docs/..%00/admin'],
  ['dots and a path parameter', 'https://example.com/docs/..;/admin'],
  ['dots and a long path parameter', 'https://example.com/docs/..;a=b/admin'],
  ['three dots', 'https://example.com/docs/.../admin'],
  ['fullwidth dots', 'https://example.com/docs/．．/admin'],
  ['encoded fullwidth dots', 'https://example.com/docs/%EF%BC%8E%EF%BC%8E/admin'],
  ['a fullwidth slash', 'https://example.com/docs／..／admin'],
  ['overlong UTF-8 dots', 'https://example.com/docs/%c0%ae%c0%ae/admin'],
  ['a broken encoding', 'https://example.com/docs/%zz'],
  ['dots around an invisible character', 'https://example.com/docs/.\u200b./admin'],
  ['an encoded invisible character', 'https://example.com/docs/.%E2%80%8B./admin'],
  ['an empty segment', 'https://example.com/docs//admin'],
  ['an empty segment first', 'https://example.com//docs'],
  ['an encoded NUL at the end', 'https://example.com/docs/a%00'],
  ['an encoded NUL before an extension', 'https://example.com/docs/a%00.html'],
  ['an encoded line break', 'https://example.com/docs/a%0d%0aHost:%20evil.example'],
  ['an encoded space at the end', 'https://example.com/docs/a%20'],
  ['a dot at the end', 'https://example.com/docs/a.'],
  ['a space at the end', 'https://example.com/docs/a '],
  ['a space at the start', ' https://example.com/docs/a'],
  ['a NUL at the end', 'https://example.com/docs/a\0'],
  ['a NUL at the start', '\0https://example.com/docs/a'],
  ['a tab in the scheme', 'ht\ttps://example.com/docs/a'],
  ['a tab between dots', 'https://example.com/docs/.\t./admin'],
  ['a line break in the host', 'https://exam\nple.com/docs'],
  ['a line break in the path', 'https://example.com/docs/a\r\nb'],
  ['a NUL after the query', 'https://example.com/docs?q=a\0'],
  ['a space after the query', 'https://example.com/docs?q=a '],
  ['a tab in the query', 'https://example.com/docs?q=a\tb'],
  ['a backslash in the query', String.raw`https://example.com/docs?q=\..\admin`],
  ['a direction override in the fragment', 'https://example.com/docs#\u202egnp'],
  ['a no-break space', 'https://example.com/docs/a\u00a0'],
  ['a direction override', 'https://example.com/docs/\u202egnp.exe'],
  ['a user', 'https://ada@example.com/docs'],
  ['a user and a password', 'https://ada:secret@example.com/docs'],
  ['an empty user', 'https://@example.com/docs'],
  ['the place as the user', 'https://example.com@evil.example/docs'],
  ['the place as the user, encoded', 'https://example.com%2fdocs@evil.example/'],
  ['the place as user and password', 'https://example.com:443@evil.example/docs'],
  ['an encoded host', 'https://ex%61mple.com/docs'],
  ['an encoded dot in the host', 'https://example%2ecom/docs'],
  ['an encoded end of the host', 'https://example.com%2f.evil.example/docs'],
  ['an encoded NUL in the host', 'https://example.com%00.evil.example/docs'],
  ['a fullwidth host', 'https://ｅxample.com/docs'],
  ['an ideographic full stop', 'https://example。com/docs'],
  ['a soft hyphen in the host', 'https://exam\u00adple.com/docs'],
  ['a zero-width space in the host', 'https://exam\u200bple.com/docs'],
  ['a variation selector in the host', 'https://exam\ufe0fple.com/docs'],
  ['a dot after the host', 'https://example.com./docs'],
  ['an empty port', 'https://example.com:/docs'],
  ['one slash', 'https:/example.com/docs'],
  ['no slash', 'https:example.com/docs'],
  ['three slashes', 'https:///example.com/docs'],
  ['no scheme', '//example.com/docs'],
  ['no scheme and no slashes', 'example.com/docs'],
  ['another scheme', 'ftp://example.com/docs'],
  ['a wrapped address', 'view-source:https://example.com/docs'],
  ['a blob', 'blob:https://example.com/docs'],
  ['code', 'javascript:fetch("https://example.com/docs")'],
  ['a file', 'file://example.com/docs'],
  ['data', 'data:text/html,https://example.com/docs'],
  ['nothing', ''],
  ['half a character', 'https://example.com/docs/\ud800'],
]

test.each(odd)('promise 1: %s is never allowed, and never passes a deny', (_, url) => {
  for (const place of [docs, { ...docs, pathPrefix: '/' }, { ...docs, pathPrefix: '/admin' }]) {
    expect(holdingAt(url, place)).toMatch(/^(perhaps|in-effect)$/)
  }
})

test('an odd spelling that the browser takes for the place is denied, not merely asked', () => {
  expect(holdingAt('https://ada@example.com/docs')).toBe('in-effect')
  expect(holdingAt('https://example.com/x/%2e%2e/docs')).toBe('in-effect')
})

test('a port, a numeric address and an international name belong to the place only if they are its own', () => {
  const local = { origin: 'http://127.0.0.1:8080', pathPrefix: '/' }
  expect(holdingAt('http://127.0.0.1:8080/a', local)).toBe('exactly')
  expect(holdingAt('http://127.0.0.1/a', local)).toBe('perhaps')
  expect(holdingAt('http://2130706433:8080/a', local)).toBe('in-effect')
  expect(holdingAt('http://0x7f.1:8080/a', local)).toBe('in-effect')
  expect(holdingAt('http://0177.0.0.1:8080/a', local)).toBe('in-effect')
  expect(holdingAt('http://[::1]:8080/a', { ...local, origin: 'http://[::1]:8080' })).toBe(
    'exactly',
  )
  const shortened = { origin: 'http://127.0.0.0', pathPrefix: '/' }
  expect(holdingAt('http://127.0.0/a', shortened)).toBe('in-effect')
  const books = { origin: 'https://xn--bcher-kva.example', pathPrefix: '/' }
  expect(holdingAt('https://bücher.example/a', books)).toBe('exactly')
  expect(holdingAt('https://BÜCHER.example/a', books)).toBe('exactly')
  expect(holdingAt('https://xn--bcher-kva.example/a', books)).toBe('exactly')
  expect(holdingAt('https://bucher.example/a', books)).toBe('no')
  expect(holdingAt('https://ｂücher.example/a', books)).toBe('in-effect')
})

test('a prefix that ends in a slash means what is below it', () => {
  const below = { ...docs, pathPrefix: '/docs/' }
  expect(holdingAt('https://example.com/docs/a', below)).toBe('exactly')
  expect(holdingAt('https://example.com/docs', below)).toBe('perhaps')
  expect(holdingAt('https://example.com/docs-private', below)).toBe('no')
})

test.each([
  ['https://example.com', '/docs', true],
  ['http://localhost:8080', '/', true],
  ['https://xn--bcher-kva.example', '/', true],
  ['https://bücher.example', '/', false],
  ['https://EXAMPLE.com', '/', false],
  ['https://example.com:443', '/', false],
  ['https://example.com/', '/docs', false],
  ['https://ada@example.com', '/', false],
  ['ftp://example.com', '/', false],
  ['null', '/', false],
  ['', '/', false],
  ['https://example.com', '', false],
  ['https://example.com', 'docs', false],
  ['https://example.com', '.evil.example/', false],
  ['https://example.com', '/docs?a', false],
  ['https://example.com', '/docs#a', false],
  ['https://example.com', '/docs/../admin', false],
  ['https://example.com', '/docs/%2e%2e', false],
  ['https://example.com', '/my docs', false],
])('a condition may name %s%s: %s', (origin, pathPrefix, expected) => {
  expect(isCanonicalPlace({ origin, pathPrefix })).toBe(expected)
})

const piece = fc.constantFrom(
  ...['https://', 'http://', 'https:', '//', 'example.com', 'evil.example', ':443', ':'],
  ...['@', '/', '/', '/', '\\', 'docs', 'docs', 'admin', '.', '..', '...', ';', ';x', '?', '#'],
  ...['%2e', '%2E', '%252e', '%2f', '%252f', '%5c', '%255c', '%00', '%20', '%25', '%c0%ae', '%zz'],
  ...[' ', '\t', '\n', '\0', '\u200b', '\u00ad', '．', '。', '／', 'é', 'DOCS', 'd%6Fcs'],
)

const wildAddress = fc
  .tuple(
    fc.constantFrom('https://example.com', 'https://example.com/docs/', ''),
    fc.array(piece, { maxLength: 8 }),
  )
  .map(([start, pieces]) => start + pieces.join(''))

/** Where a server may end up that decodes a path again and again, trims its parts, takes either slash, and only then climbs. */
function possiblePaths(pathname: string): readonly string[] {
  const seen: string[] = []
  let path = pathname
  for (let round = 0; round < 5; round += 1) {
    seen.push(climbed(path))
    path = path.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  }
  return seen
}

function climbed(path: string): string {
  const stack: string[] = []
  for (const part of path.split(/[/\\]/)) {
    const name = (part.split(';')[0] ?? '').trim()
    if (name === '..') stack.pop()
    else if (name !== '' && name !== '.') stack.push(name)
  }
  return `/${stack.join('/')}`
}

test('promise 1: whatever is allowed leads to the place, however the server reads the path', () => {
  let allowed = 0
  fc.assert(
    fc.property(wildAddress, (text) => {
      if (holdingAt(text) !== 'exactly') return
      allowed += 1
      const url = new URL(text)
      expect(url.origin).toBe(docs.origin)
      expect(url.username + url.password).toBe('')
      for (const path of possiblePaths(url.pathname)) expect(path).toMatch(/^\/docs(\/|$)/)
    }),
    { numRuns: 5000 },
  )
  expect(allowed).toBeGreaterThan(50)
})

test('promise 1: whatever may lead to the place is not past a deny of it', () => {
  let reached = 0
  fc.assert(
    fc.property(wildAddress, (text) => {
      if (!URL.canParse(text)) return
      const url = new URL(text)
      const isThere = possiblePaths(url.pathname).some((path) => /^\/docs(\/|$)/i.test(path))
      if (url.hostname !== 'example.com' || !isThere) return
      reached += 1
      expect(holdingAt(text)).not.toBe('no')
    }),
    { numRuns: 5000 },
  )
  expect(reached).toBeGreaterThan(200)
})

test('promise 1: all odd spellings together allow nothing', ({ task }) => {
  const allowed = odd.filter(([, url]) => holdingAt(url) === 'exactly')
  expect(allowed).toEqual([])
  task.meta.figure = `odd spellings of an address that an allow rule matched: ${allowed.length} of ${odd.length}`
})

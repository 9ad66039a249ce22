/**
 * What the page may load and reach. The one policy for the meta tag, the preview server and the
 * hosts that read `_headers`.
 */
const policy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  // A person may bring any provider: over TLS, or on this machine. From the first that is saved on,
  // the page limits itself to those (src/storage/egress.ts).
  'connect-src': "'self' https: http://localhost:* http://127.0.0.1:*",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
}

const worded = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** The policy for the meta tag, which can't carry `frame-ancestors`. */
export const metaPolicy = worded(policy)

const everywhere = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' }
const fresh = { 'Cache-Control': 'no-cache' }

const page = {
  ...fresh,
  'Content-Security-Policy': worded({ ...policy, 'frame-ancestors': "'none'" }),
}

/** The pages in `public/frames` carry their policies themselves, for hosts that send no headers; these add what a page can't say of itself. */
const frame = {
  ...fresh,
  'Content-Security-Policy': "sandbox allow-scripts; frame-ancestors 'self'",
}

/** The headers of the site by path: hashed files never change, the rest is asked for again. Hosts join the policies of all paths that match, so none stands under `/*`. */
const siteHeaders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/*': everywhere,
  '/assets/*': immutable,
  '/': page,
  '/index.html': page,
  '/frames/*': frame,
  '/theme.js': fresh,
}

/** The headers that a path is served with. */
export function headersFor(path: string): Record<string, string> {
  const matching = Object.entries(siteHeaders).filter(([pattern]) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  )
  return Object.assign({}, ...matching.map(([, headers]) => headers)) as Record<string, string>
}

/** The same headers as the `_headers` file that static hosts read. */
export function headersFile(): string {
  return Object.entries(siteHeaders)
    .map(([path, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
      return `${path}\n${lines.join('')}`
    })
    .join('\n')
}

import { z } from 'zod'
import type { PreviewNote } from '../thread/preview.ts'
import { told } from './fetch/answer.ts'
import { ask } from './fetch/ask.ts'
import { refusedHeader } from './fetch/headers.ts'
import { whereaboutsOf } from './fetch/whereabouts.ts'
import { defineTool } from './tool.ts'

const mostBytes = 200_000
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Asks a web address from a frame that has no keys and no cookies. */
export const fetchUrl = defineTool({
  name: 'fetch_url',
  description:
    'Ask a web address and get the status, the final address and the text of the answer, up to 200 kB. It goes out without cookies, from a browser: only servers that let other pages read them (CORS) can be read. A redirect to another origin is refused; ask the final address instead.',
  risk: 'send',
  isResultUntrusted: true,
  timeLimit: 30_000,
  schema: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/, error: 'Not a web address' })
        .refine((url) => hasNoUser(url), 'An address with a user name or password is not asked')
        .describe('An http or https address'),
      method: z.enum(methods).optional().describe('GET where nothing is said'),
      headers: z.record(z.string(), z.string()).optional().describe('Further headers, by name'),
      body: z.string().optional().describe('What is sent along, not with GET or HEAD'),
    })
    .check(({ value: { method, headers = {}, body }, issues }) => {
      if (body !== undefined && isSafe(method)) {
        const message = 'A GET or HEAD request has no body'
        issues.push({ code: 'custom', path: ['body'], message, input: body })
      }
      for (const [name, content] of Object.entries(headers)) {
        const message = refusedHeader(name, content)
        if (message) issues.push({ code: 'custom', path: ['headers', name], message, input: name })
      }
    }),
  async effects({ url, method = 'GET', headers = {}, body }) {
    const { hostname, href } = new URL(url)
    const what = isSafe(method) ? `${hostname} is asked for this` : `${hostname} is sent this`
    const lines = Object.entries(headers).map(([name, content]) => `${name}: ${content}`)
    const after = [`${method} ${href}`, ...lines, ...(body === undefined ? [] : ['', body])]
    return [{ summary: what, after: after.join('\n') }]
  },
  async notes({ url, method, headers = {} }) {
    const { hostname, protocol } = new URL(url)
    const notes: PreviewNote[] = []
    const warn = (text: string) => notes.push({ weight: 'warning', text })
    const where = whereaboutsOf(hostname)
    if (where === 'this-computer') warn('This address is on this computer.')
    if (where === 'own-network') warn('This address is in your own network.')
    if (protocol === 'http:' && where === 'elsewhere') warn('The connection is not encrypted.')
    if (Object.keys(headers).some((name) => name.toLowerCase() === 'authorization'))
      warn('It carries credentials that the model wrote.')
    if (!isSafe(method)) {
      const text =
        'It carries an Idempotency-Key, by which a server can tell that it is the same request.'
      notes.push({ weight: 'plain', text })
    }
    return notes
  },
  async execute({ url, method = 'GET', headers = {}, body }, { idempotencyKey, signal }) {
    const key = isSafe(method) ? {} : { 'Idempotency-Key': idempotencyKey }
    const sent = { ...headers, ...key }
    const asked = { url, method, headers: sent, mostBytes, ...(body === undefined ? {} : { body }) }
    const answer = await ask(asked, signal)
    if (answer.type === 'answered') return { result: told(answer) }
    const failure = answer.leftOrigin ? elsewhere : `${unreadable(url)} (${answer.cause})`
    // Reading changes nothing, so it has failed; whether anything else has is not known.
    throw isSafe(method) ? new Error(failure) : new TypeError(failure)
  },
})

function isSafe(method: (typeof methods)[number] = 'GET'): boolean {
  return safe.has(method)
}

function hasNoUser(url: string): boolean {
  const { username, password } = URL.parse(url) ?? { username: '', password: '' }
  return username === '' && password === ''
}

const elsewhere =
  'The server sends the request on to another origin, which was not approved, so nothing was asked there. Where it leads can’t be read from a page: ask the final address itself.'

const nearby =
  ' For an address this near, the browser may have to be told first that this site may reach the local network.'

function unreadable(url: string): string {
  const { hostname, origin, protocol } = new URL(url)
  const mixed = protocol === 'http:' && location.protocol === 'https:'
  return mixed
    ? `A page that was loaded over https may not ask an http address, so ${origin} was probably not asked.`
    : `No answer of ${origin} could be read: it can’t be reached, or it does not let other pages read it (CORS).${whereaboutsOf(hostname) === 'elsewhere' ? '' : nearby}`
}

import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

interface Site {
  readonly origin: string
  /** Method, path and headers of every request but preflights. */
  readonly asked: readonly (Pick<IncomingMessage, 'method' | 'url' | 'headers'> & {
    body: string
  })[]
  close(): Promise<void>
}

/** A site that answers any page, or as `answer` says. */
async function openSite(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Site> {
  const asked: Site['asked'][number][] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (request.url !== '/closed') response.setHeader('Access-Control-Allow-Origin', '*')
      if (request.method === 'OPTIONS') {
        const wanted = request.headers['access-control-request-headers'] ?? ''
        response.writeHead(204, {
          'Access-Control-Allow-Headers': wanted,
          'Access-Control-Allow-Methods': request.headers['access-control-request-method'] ?? '',
        })
        response.end()
        return
      }
      const { method, url, headers } = request
      asked.push({ method, url, headers, body: Buffer.concat(parts).toString() })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

test('promise 5: an address is asked without keys or cookies, within its origin, and what can’t be read is said', async ({
  workbench,
  server,
  watch,
  apiKey,
}) => {
  const other = await openSite((_, response) => response.end('Secret.'))
  const site = await openSite(({ url }, response) => {
    if (url === '/on') response.writeHead(302, { Location: '/text' }).end()
    else if (url === '/away') response.writeHead(307, { Location: `${other.origin}/` }).end()
    else if (url === '/picture') response.setHeader('Content-Type', 'image/png').end('\0PNG')
    else if (url === '/big') response.end('x'.repeat(3_000_000))
    else response.setHeader('Content-Type', 'text/plain').end('Hello.')
  })
  watch.allow(site.origin)
  watch.allow(other.origin)
  const fetches = (path: string, more: object = {}) => ({
    name: 'fetch_url',
    arguments: { url: `${site.origin}${path}`, ...more },
  })
  const calls = [
    fetches('/on'),
    fetches('/away'),
    fetches('/closed'),
    fetches('/picture'),
    fetches('/big'),
    fetches('/things', { method: 'POST', body: 'a=1', headers: { 'X-Trace': 'seven' } }),
  ]
  server.script({ calls }, { text: 'Read.' })
  watch.foresee(/Policy violation: connect-src|violates the following Content Security Policy/)
  watch.foresee(/has been blocked by CORS policy/, /Failed to load resource/)
  await workbench.connect(server)
  await workbench.say('read all this')
  await workbench.isAsked('1 of 6', 'fetch_url')
  await expect(workbench.approval).toContainText('127.0.0.1 is asked for this')
  await expect(workbench.approval).toContainText('This address is on this computer.')
  for (const [index] of calls.entries()) {
    await workbench.isAsked(`${index + 1} of 6`, 'fetch_url')
    expect(site.asked).toEqual([])
    await workbench.approve()
  }
  for (const [index] of [0, 1, 2, 3].entries()) {
    await workbench.isHeld('fetch_url')
    if (index === 0) await expect(workbench.result).toContainText('Hello.')
    await workbench.give()
  }
  await expect(workbench.conversation).toContainText('Read.')

  const told = toolMessages(turn(server.turns, 1)).map(({ content }) => content)
  expect(told[0]).toContain(`${site.origin}/text`)
  expect(told[1]).toContain('another origin, which was not approved')
  expect(told[2]).toContain('does not let other pages read it (CORS)')
  expect(told[3]).toContain('no text')
  expect(told[4]?.slice(0, 200)).toContain('first 200,000 bytes')
  expect(told[5]).toContain('Hello.')
  expect(other.asked).toEqual([])
  const things = site.asked.filter(({ url }) => url === '/things')
  expect(things).toHaveLength(1)
  expect(things[0]).toMatchObject({
    method: 'POST',
    body: 'a=1',
    headers: { origin: 'null', 'x-trace': 'seven' },
  })
  expect(things[0]?.headers['idempotency-key']).toMatch(/\/1\/5@1$/)
  for (const { headers } of site.asked) {
    expect(JSON.stringify(headers)).not.toContain(apiKey)
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('referer')
    expect(headers).not.toHaveProperty('authorization')
  }
  await site.close()
  await other.close()
})

test('demo: a page is fetched, and read by the person before the model', async ({
  workbench,
  watch,
}) => {
  const site = await openSite((_, response) => response.end('Simple is better.'))
  watch.allow(site.origin)
  await workbench.open()
  await workbench.say(`Fetch ${site.origin}/zen`)
  await workbench.isAsked('1 of 1', 'fetch_url')
  await workbench.approve()
  await workbench.isHeld('fetch_url')
  await expect(workbench.result).toContainText('Simple is better.')
  await workbench.give()
  await expect(workbench.conversation).toContainText(
    /I was given for fetch_url.*"Simple is better."/s,
  )
  await site.close()
})

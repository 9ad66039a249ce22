import { afterEach, expect, test } from 'vitest'
import { startAuthorizationServer } from '../../../../e2e/mcp/authorizationServer.ts'
import type { AuthorizationTestServer } from '../../../../e2e/mcp/authorizationServer.ts'
import { startMcpServer } from '../../../../e2e/mcp/mcpServer.ts'
import { listen } from '../../../../e2e/server/http.ts'
import { startSink } from '../../../../e2e/server/index.ts'
import { boundTo } from './boundTo.ts'
import { SignInFailure } from './failure.ts'
import { findPlace, originsOf, readTerms } from './place.ts'
import { finishTrip, prepareTrip, renew } from './tokens.ts'
import type { SignInAnswer, Trip } from './tokens.ts'

const redirect = 'http://localhost:5173/'
const closing: (() => Promise<void>)[] = []

async function started() {
  const there = await startAuthorizationServer()
  const mcp = await startMcpServer({ tools: [], guard: there.guard })
  closing.push(there.close, mcp.close)
  return { there, mcp }
}

/** Leaves for the sign-in, and tells what came back. */
async function wayBack({ there, mcp }: Awaited<ReturnType<typeof started>>) {
  there.does.says = 'at the usual place'
  const terms = await readTerms(await findPlace(mcp.url, {}))
  const { trip, address } = await prepareTrip(terms, redirect)
  const { headers } = await fetch(address, { redirect: 'manual' })
  const query = new URL(headers.get('location') ?? '').searchParams
  const answer: SignInAnswer = Object.fromEntries(query)
  return { trip, answer }
}

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof SignInFailure ? error.kind.type : error),
  )

const exchanges = ({ asked }: AuthorizationTestServer) => asked.exchanges.length

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

test('a server says where one signs in for it: in its answer, or at the usual place', async () => {
  const { there, mcp } = await started()
  const metadata = `${mcp.origin}/described`
  expect(await findPlace(mcp.url, { metadata, scope: 'read' })).toMatchObject({
    ...{ address: there.origin, resource: mcp.url, scope: 'read' },
  })
  there.does.says = 'at the usual place'
  expect(await findPlace(mcp.url, {})).toMatchObject({ address: there.origin, resource: mcp.url })
  expect(there.asked.metadata).toEqual([])
})

test('what a server says of its sign-in at another origin is not asked for there', async () => {
  const { there, mcp } = await started()
  const other = await startMcpServer({ tools: [] })
  closing.push(other.close)
  const place = await findPlace(mcp.url, { metadata: `${other.origin}/described` })
  expect(other.heard).toEqual([])
  expect(place.address).toBe(`${mcp.origin}/`)
  expect(there.asked.metadata).toEqual([])
})

test('promise 5: a step reaches the origins that were shown and no other, and follows nobody there', async () => {
  const { there, mcp } = await started()
  const away = await startSink()
  const sending = await listen(async (_, response) => {
    response.writeHead(302, { location: away.url }).end()
  }, 0)
  closing.push(() => away.close(), sending.close)
  const { fetch: send, blocked } = boundTo([there.origin, sending.origin])
  await expect(send(mcp.url)).rejects.toThrow('it was not shown')
  await expect(send(sending.origin, { redirect: 'follow' })).rejects.toThrow('fetch failed')
  expect(blocked()).toBe(`${sending.origin}/`)
  expect(mcp.heard).toEqual([])
  expect(away.requests).toEqual([])
  // The control: what was shown is reached.
  expect((await send(`${there.origin}/.well-known/oauth-authorization-server`)).ok).toBe(true)
})

test('signing in: registered, with PKCE, state and resource, exchanged once, and renewed with what was given last', async () => {
  const both = await started()
  const { there, mcp } = both
  const { trip, answer } = await wayBack(both)
  expect(originsOf(trip.terms)).toEqual({
    ...{ page: there.origin, tokens: there.origin, registration: there.origin },
  })
  const signIn = await finishTrip(trip, answer)
  expect(there.asked.registrations).toHaveLength(1)
  expect(there.asked.authorizations[0]?.get('resource')).toBe(mcp.url)
  expect(there.asked.exchanges[0]?.get('resource')).toBe(mcp.url)
  expect(signIn.expiresAt).toBeGreaterThan(Date.now() + 3_500_000)
  const renewed = await renew(signIn)
  expect(renewed.access).not.toBe(signIn.access)
  expect(renewed.refresh).not.toBe(signIn.refresh)
  // The one before is used up.
  expect(await kindOf(renew(signIn))).toBe('refused')
  expect(await kindOf(renew(renewed))).toBe('none')
  expect(await kindOf(finishTrip(trip, answer))).toBe('refused')
})

const forged: [string, (answer: SignInAnswer) => SignInAnswer, string][] = [
  ['another state', (answer) => ({ ...answer, state: 'other' }), 'state'],
  ['no state', ({ code, iss }) => ({ code, iss }), 'state'],
  ['another issuer', (answer) => ({ ...answer, iss: 'https://evil.example' }), 'issuer'],
  ['no issuer, though one was promised', ({ code, state }) => ({ code, state }), 'issuer'],
  ['a no', (answer) => ({ ...answer, error: 'access_denied' }), 'declined'],
]

test.each(forged)('promise 5: a way back with %s exchanges nothing', async (_, forge, kind) => {
  const both = await started()
  const { trip, answer } = await wayBack(both)
  expect(await kindOf(finishTrip(trip, forge(answer)))).toBe(kind)
  expect(exchanges(both.there)).toBe(0)
  // The control: as it came, it is exchanged.
  expect(await kindOf(finishTrip(trip, answer))).toBe('none')
  expect(exchanges(both.there)).toBe(1)
})

test('a code that another verifier was left with is refused', async () => {
  const both = await started()
  const { trip, answer } = await wayBack(both)
  const other: Trip = { ...trip, verifier: 'x'.repeat(43) }
  expect(await kindOf(finishTrip(other, answer))).toBe('refused')
})

test('metadata of another issuer than the one that was asked is refused', async () => {
  const { there, mcp } = await started()
  there.does.says = 'at the usual place'
  const place = await findPlace(mcp.url, {})
  there.does.issuer = 'https://evil.example'
  expect(await kindOf(readTerms(place))).toBe('issuer')
  there.does.issuer = undefined
  expect(await kindOf(readTerms(place))).toBe('none')
})

test('a sign-in that leads to an insecure address, or to nobody, is refused', async () => {
  const resource = 'https://one.example/mcp'
  const nobody = await startMcpServer({ tools: [] })
  await nobody.close()
  expect(await kindOf(readTerms({ address: nobody.origin, resource }))).toBe('blocked')
  const { there, mcp } = await started()
  there.does.says = 'at the usual place'
  const place = await findPlace(mcp.url, {})
  const terms = await readTerms(place)
  there.does.registers = false
  const without = await readTerms(place)
  expect(await kindOf(prepareTrip(without, redirect))).toBe('registration')
  expect(await kindOf(prepareTrip(terms, redirect, { client_id: 'by-hand' }))).toBe('none')
  expect(there.asked.registrations).toEqual([])
})

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startAuthorizationServer } from '../../../../e2e/mcp/authorizationServer.ts'
import type { AuthorizationTestServer } from '../../../../e2e/mcp/authorizationServer.ts'
import { startMcpServer } from '../../../../e2e/mcp/mcpServer.ts'
import type { McpTestServer } from '../../../../e2e/mcp/mcpServer.ts'
import { rememberKey } from '../../../storage/keys.ts'
import { forgetSignIn, keepSignIn, openSignIn } from '../../../storage/mcpSignIns.ts'
import type { StoredMcpServer } from '../../../storage/mcpServers.ts'
import { findPlace, readTerms } from '../../../tools/mcp/signIn/place.ts'
import { finishTrip, prepareTrip } from '../../../tools/mcp/signIn/tokens.ts'
import { lockManager } from '../../lockManager.ts'
import { bearerFor } from './bearer.ts'
import { signIns } from './signIns.ts'

let there: AuthorizationTestServer
let mcp: McpTestServer
let server: StoredMcpServer

beforeEach(async () => {
  vi.stubGlobal('navigator', { locks: lockManager() })
  there = await startAuthorizationServer()
  there.does.says = 'at the usual place'
  mcp = await startMcpServer({ tools: [], guard: there.guard })
  server = { id: 'one', name: 'one', url: mcp.url, headers: [], addedAt: 0, accepted: [] }
})

afterEach(async () => {
  await forgetSignIn(server)
  await Promise.all([there.close(), mcp.close()])
})

/** Signs in as a person would, and keeps it. */
async function signIn(isKept = true): Promise<string> {
  const terms = await readTerms(await findPlace(mcp.url, {}))
  const { trip, address } = await prepareTrip(terms, 'http://localhost:5173/')
  const { headers } = await fetch(address, { redirect: 'manual' })
  const query = new URL(headers.get('location') ?? '').searchParams
  const signedIn = await finishTrip(trip, Object.fromEntries(query))
  await keepSignIn(server, { ...signedIn, url: server.url, isKept })
  return signedIn.access
}

const standing = () => signIns.getState().get(server.id)

test('what is far from its end is shown as it is, and what is close to it is renewed first', async () => {
  const access = await signIn()
  expect(await bearerFor(server).token()).toBe(access)
  expect(there.asked.renewals).toEqual([])
  there.does.life = 10
  await signIn()
  there.does.life = 3600
  const renewed = await bearerFor(server).token()
  expect(there.asked.renewals).toHaveLength(1)
  expect((await openSignIn(server))?.access).toBe(renewed)
  expect(await bearerFor(server).token()).toBe(renewed)
  expect(there.asked.renewals).toHaveLength(1)
})

test('two tabs that are turned away at once renew once', async () => {
  await signIn()
  const [one, two] = [bearerFor(server), bearerFor(server)]
  await Promise.all([one.token(), two.token()])
  expect(await Promise.all([one.renewed({}), two.renewed({})])).toEqual([true, true])
  expect(there.asked.renewals).toHaveLength(1)
})

test('a renewal that is refused ends the sign-in, in words without a secret', async () => {
  await signIn()
  there.revoke()
  expect(await bearerFor(server).renewed({})).toBe(false)
  expect(await openSignIn(server)).toBeUndefined()
  expect(standing()).toMatchObject({
    ...{ type: 'failed', problem: { title: 'Your sign-in has ended: it was not renewed.' } },
  })
  const words = JSON.stringify(standing())
  expect(words).toContain('refresh_token=[key]')
  for (const secret of there.secrets) expect(words).not.toContain(secret)
})

test('a renewal that nobody answers ends nothing', async () => {
  const access = await signIn()
  await there.close()
  expect(await bearerFor(server).renewed({})).toBe(false)
  expect((await openSignIn(server))?.access).toBe(access)
  expect(standing()).toMatchObject({ problem: { kind: 'unreachable' } })
})

test.each([
  [true, 'is there after a reload'],
  [false, 'is gone with a reload'],
])('a sign-in that is kept on this device: %s, %s', async (isKept) => {
  const access = await signIn(isKept)
  rememberKey(`${mcp.origin} mcp one sign-in`, '')
  expect((await openSignIn(server))?.access).toBe(isKept ? access : undefined)
})

test('promise 5: a sign-in does not open for another address or another server', async () => {
  await signIn()
  expect(await openSignIn({ ...server, url: `${mcp.origin}/other` })).toBeUndefined()
  expect(await openSignIn({ ...server, url: 'https://evil.example/mcp' })).toBeUndefined()
  expect(await openSignIn({ ...server, id: 'two' })).toBeUndefined()
  // The control.
  expect(await openSignIn(server)).toBeDefined()
})

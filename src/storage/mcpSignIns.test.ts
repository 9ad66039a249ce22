import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { rememberAllowed, rememberTrip, takeAllowed, takeTrip } from './mcpSignIns.ts'
import type { OpenTrip } from './mcpSignIns.ts'

const kept = new Map<string, string>()

const place = { address: 'https://sign-in.example', resource: 'https://one.example/mcp' }
const trip: OpenTrip = {
  terms: {
    place,
    metadata: {
      ...{ issuer: place.address, response_types_supported: ['code'] },
      ...{
        authorization_endpoint: `${place.address}/authorize`,
        token_endpoint: `${place.address}/token`,
      },
    },
  },
  client: { client_id: 'page', client_secret: 'CANARY-secret' },
  ...{ redirect: 'https://page.example/', state: 'CANARY-state', verifier: 'CANARY-verifier' },
  ...{ server: 'one', url: place.resource, isKept: true },
}

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  })
})

test('promise 5: what a sign-in was left with lies sealed in this tab, and is taken once', async () => {
  await rememberTrip('#/t/one', trip)
  const stored = [...kept.values()].join('\n')
  expect(stored).toContain('#/t/one')
  expect(stored).not.toContain('CANARY')
  const taken = takeTrip()
  expect(taken?.thread).toBe('#/t/one')
  expect(takeTrip()).toBeUndefined()
  expect(await taken?.open()).toEqual(trip)
})

test('what was tampered with, or is no text of ours, is no trip', async () => {
  await rememberTrip('', trip)
  const [[name, text] = ['', '']] = kept
  const { sealed, ...rest } = JSON.parse(text) as { sealed: string }
  kept.set(name, JSON.stringify({ ...rest, sealed: `AAAA${sealed.slice(4)}` }))
  expect(await takeTrip()?.open()).toBeUndefined()
  kept.set(name, '{')
  expect(takeTrip()).toBeUndefined()
})

test('what was allowed before a reload is for its server, once, and no trip', () => {
  const allowed = { origins: [place.address], challenge: { scope: 'read' } }
  rememberAllowed('one', allowed)
  expect(takeTrip()).toBeUndefined()
  expect(takeAllowed('two')).toBeUndefined()
  expect(takeAllowed('one')).toMatchObject(allowed)
  expect(takeAllowed('one')).toBeUndefined()
})

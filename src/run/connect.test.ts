import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { forgetAll } from '../storage/forget.ts'
import { rememberKey } from '../storage/keys.ts'
import { keepKey } from '../storage/keys/keyStore.ts'
import type { ThreadSettings } from '../storage/settings.ts'
import { connect } from './connect.ts'

const origin = 'https://one.example'
const key = 'sk-CANARY-0123456789'
const custom: ThreadSettings = {
  provider: 'custom',
  baseURL: `${origin}/v1`,
  model: 'm',
  sendsKey: true,
  mode: 'agent',
}

afterEach(async () => {
  rememberKey(origin, '')
  await forgetAll()
})

const open = (settings: ThreadSettings) =>
  connect({
    settings,
    save: async () => undefined,
    turnOff: async () => undefined,
    keep: async () => undefined,
  })

/** The header that a request of the opened model would carry. */
async function authorization(settings: ThreadSettings): Promise<string | null | undefined> {
  const { model } = await open(settings)
  const request = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('', { status: 401 }))
  await expect(model.invoke('hello')).rejects.toThrow('401')
  return new Headers(request.mock.calls[0]?.[1]?.headers).get('authorization')
}

test('a key that this device remembers is opened without being asked for', async () => {
  await keepKey(origin, key, { type: 'device' })
  rememberKey(origin, '')
  expect(await authorization(custom)).toBe(`Bearer ${key}`)
})

test('promise 5: settings that were saved without a key get none, whatever is known for their origin', async () => {
  await keepKey(origin, key, { type: 'device' })
  expect(await authorization({ ...custom, sendsKey: false })).toBeNull()
})

test('a key that is locked is a problem with a way out, and so is one that is missing', async () => {
  await keepKey(origin, key, { type: 'passphrase', passphrase: 'a bee in every bonnet' })
  rememberKey(origin, '')
  await expect(open(custom)).rejects.toMatchObject({ problem: { kind: 'key-locked' } })
  const elsewhere = { ...custom, baseURL: 'https://two.example/v1' }
  await expect(open(elsewhere)).rejects.toMatchObject({ problem: { kind: 'no-key' } })
})

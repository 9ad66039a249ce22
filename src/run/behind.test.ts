// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { webcrypto } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { bearWitness, witnessOf } from '../storage/witness.ts'
import { openRun } from './run.ts'
import { openSettings } from './threadSettings.ts'

vi.stubGlobal('crypto', webcrypto)

test('promise 3: a thread whose end was lost does nothing by itself, until the person lets it go on', async () => {
  vi.stubGlobal('navigator', {
    locks: { request: (_: string, __: unknown, work: () => unknown) => work() },
  })
  const world = { changed: () => undefined, drawn: () => undefined, tell: () => undefined }
  const open = async () => openRun('thread-behind', await openSettings('thread-behind'), world)
  const before = await open()
  await before.submit('hello')
  const isIdle = () => expect(before.live.getState().activity).toBe('idle')
  await vi.waitFor(isIdle, { timeout: 20_000 })
  await before.stop()
  const { seq } = before.thread.getState()
  expect(witnessOf('thread-behind')?.seq).toBe(seq)

  expect((await open()).live.getState().isBehind).toBe(false)
  bearWitness('thread-behind', { seq: seq + 3, hash: 'ab' })
  const run = await open()
  expect(run.live.getState()).toMatchObject({ isBehind: true, activity: 'idle' })
  await run.continue()
  expect(run.live.getState().isBehind).toBe(false)
  expect(run.thread.getState().seq).toBe(seq)
  expect((await open()).live.getState().isBehind).toBe(false)
})

import { afterEach, expect, test } from 'vitest'
import { rememberKey } from '../storage/keys.ts'
import type { ThreadSettings } from '../storage/settings.ts'
import { check, keyInUse } from './check.ts'
import { openDraft, readDraft, withAddressEntered, withKey, withTarget } from './draft.ts'
import { prefillOf, queryOf } from './prefill.ts'

const saved: ThreadSettings = {
  provider: 'custom',
  baseURL: 'https://one.example/v1',
  model: 'm',
  sendsKey: false,
  mode: 'agent',
}

afterEach(() => {
  for (const origin of ['https://one.example', 'https://two.example', 'https://api.openai.com']) {
    rememberKey(origin, '')
  }
})

test('a key typed for one origin is neither shown nor used for another, and is back with its own', () => {
  const typed = withKey(openDraft(saved, undefined), 'key-for-one')
  const elsewhere = withTarget(typed, { baseURL: 'https://two.example/v1' })
  expect(readDraft(elsewhere).typedKey).toBe('')
  expect(keyInUse(readDraft(elsewhere))).toBeUndefined()
  const back = withTarget(elsewhere, { baseURL: 'https://one.example/other' })
  expect(keyInUse(readDraft(back))).toBe('key-for-one')
})

test('a key remembered for one origin is not used for another', () => {
  rememberKey('https://one.example', 'remembered')
  const draft = openDraft(saved, undefined)
  expect(keyInUse(readDraft(draft))).toBe('remembered')
  const elsewhere = withTarget(draft, { baseURL: 'https://two.example/v1' })
  expect(keyInUse(readDraft(elsewhere))).toBeUndefined()
})

test('a key typed before the address goes to the address entered next', () => {
  const empty = openDraft({ ...saved, baseURL: '' }, undefined)
  const typed = withTarget(withKey(empty, 'early'), { baseURL: 'https://two.example/v1' })
  expect(keyInUse(readDraft(withAddressEntered(typed)))).toBe('early')
})

test('a key typed before a custom address never goes to a provider chosen instead', () => {
  const typed = withKey(openDraft({ ...saved, baseURL: '' }, undefined), 'early')
  const openai = withAddressEntered({ ...typed, provider: 'openai' })
  expect(readDraft(openai).origin).toBe('https://api.openai.com')
  expect(keyInUse(readDraft(openai))).toBeUndefined()
})

test('switching providers and back loses nothing that was entered', () => {
  const entered = withTarget(openDraft(saved, undefined), { model: 'other' })
  const openai = { ...entered, provider: 'openai' }
  expect(readDraft(openai).target.model).not.toBe('other')
  expect(readDraft({ ...openai, provider: 'custom' }).target).toMatchObject({
    baseURL: 'https://one.example/v1',
    model: 'other',
  })
})

test('a link fills the fields and nothing of a key', () => {
  const prefill = prefillOf(
    'provider=custom&baseURL=https://two.example/v1&model=x&key=sk-1&apiKey=2',
  )
  expect(prefill).toEqual({ provider: 'custom', baseURL: 'https://two.example/v1', model: 'x' })
  const reading = readDraft(openDraft(saved, prefill))
  expect(reading.target).toMatchObject({ baseURL: 'https://two.example/v1', model: 'x' })
  expect(reading.typedKey).toBe('')
})

test('a link cannot lend another address to a provider that has its own', () => {
  const prefill = prefillOf('provider=openai&baseURL=https://two.example/v1')
  expect(readDraft(openDraft(saved, prefill)).origin).toBe('https://api.openai.com')
})

test('a link to an origin with a remembered key asks before that key is used', () => {
  rememberKey('https://two.example', 'remembered')
  const draft = openDraft(saved, prefillOf('baseURL=https://two.example/v1&model=x'))
  expect(check(draft, 'save').key).toContain('https://two.example')
  expect(check(draft, 'test').key).toContain('https://two.example')
  expect(check({ ...draft, mayReuseKey: true }, 'save')).toEqual({})
  expect(check(withKey(draft, 'another'), 'save')).toEqual({})
})

test('what a link carries beside its proposals does not stay in the address', () => {
  const query = 'model=a%20b&key=sk-1&baseURL=https%3A%2F%2Ftwo.example%2Fv1'
  const kept = queryOf(prefillOf(query))
  expect(kept).toBe('baseURL=https%3A%2F%2Ftwo.example%2Fv1&model=a+b')
  expect(queryOf(prefillOf(kept))).toBe(kept)
  expect(queryOf(prefillOf('key=sk-1'))).toBe('')
})

test('an empty query proposes nothing', () => {
  expect(prefillOf('')).toBeUndefined()
  expect(prefillOf('utm=1')).toBeUndefined()
})

test('what is missing is said by field, and the demo misses nothing', () => {
  const empty = openDraft({ ...saved, baseURL: '', model: ' ' }, undefined)
  expect(Object.keys(check(empty, 'save'))).toEqual(['baseURL', 'model'])
  expect(Object.keys(check(empty, 'test'))).toEqual(['baseURL'])
  expect(check({ ...empty, provider: 'demo' }, 'save')).toEqual({})
})

test('a provider that needs a key can be saved without one, but not tested', () => {
  const openai = openDraft({ ...saved, provider: 'openai', baseURL: '' }, undefined)
  expect(check(openai, 'save')).toEqual({})
  expect(check(openai, 'test').key).toContain('OpenAI')
})

test('a key with a space or a typographic sign in it is refused, one with space around it is trimmed', () => {
  const draft = openDraft(saved, undefined)
  expect(check(withKey(draft, 'sk-a b'), 'save').key).toContain('Paste it again')
  expect(check(withKey(draft, 'sk-a…b'), 'save').key).toContain('Paste it again')
  expect(check(withKey(draft, ' sk-ab\n'), 'save')).toEqual({})
  expect(keyInUse(readDraft(withKey(draft, ' sk-ab\n')))).toBe('sk-ab')
})

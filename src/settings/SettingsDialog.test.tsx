// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { SettingsStore } from '../run/threadSettings.ts'
import { keyOf, rememberKey } from '../storage/keys.ts'
import type { ThreadSettings } from '../storage/settings.ts'
import SettingsDialog from './SettingsDialog.tsx'
import type { Prefill } from './prefill.ts'

const origin = 'https://one.example'
const demo: ThreadSettings = {
  provider: 'demo',
  baseURL: '',
  model: 'demo-script',
  sendsKey: false,
  mode: 'agent',
}

let saved: ThreadSettings[] = []
let closed = 0

beforeEach(() => {
  saved = []
  closed = 0
})

afterEach(() => {
  cleanup()
  rememberKey(origin, '')
})

function open(settings: ThreadSettings, prefill?: Prefill, failure?: Error) {
  const store: SettingsStore = createStore(() => ({
    settings,
    async save(changed: ThreadSettings) {
      if (failure) throw failure
      saved.push(changed)
    },
    keep: async () => undefined,
    turnOff: async () => undefined,
  }))
  render(<SettingsDialog settings={store} prefill={prefill} onClose={() => (closed += 1)} />)
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const descriptionOf = (field: HTMLElement) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')

test('offers the providers in their order, the demo first and the custom server last', () => {
  open(demo)
  const options = [...screen.getByLabelText<HTMLSelectElement>('Provider').options]
  expect(options[0]?.label).toBe('Demo (no key)')
  expect(options.at(-1)?.label).toBe('Custom (OpenAI-compatible)')
  expect(screen.queryByLabelText('API key')).toBeNull()
})

test('saves a custom server, keeps its key for its origin only, and closes', async () => {
  open(demo)
  type('Provider', 'custom')
  type('Base URL', `${origin}/v1/chat/completions`)
  type('API key', ' secret ')
  type('Model', ' m ')
  fireEvent.click(screen.getByLabelText('Single pass'))
  press('Save')
  await waitFor(() => expect(closed).toBe(1))
  expect(saved).toEqual([
    {
      provider: 'custom',
      baseURL: `${origin}/v1`,
      model: 'm',
      sendsKey: true,
      mode: 'single-pass',
    },
  ])
  expect(keyOf(origin)).toBe('secret')
})

test('a refused save explains itself at the fields, moves to the first one and loses nothing', () => {
  open(demo)
  type('Provider', 'custom')
  type('Base URL', 'http://example.com/v1')
  type('API key', 'secret')
  press('Save')
  const address = screen.getByLabelText<HTMLInputElement>('Base URL')
  expect(document.activeElement).toBe(address)
  expect(address.getAttribute('aria-invalid')).toBe('true')
  expect(descriptionOf(address)).toContain('Over plain http://')
  expect(descriptionOf(screen.getByLabelText('Model'))).toContain('Enter the model’s name')
  expect(address.value).toBe('http://example.com/v1')
  expect(screen.getByLabelText<HTMLInputElement>('API key').value).toBe('secret')
  expect([saved.length, closed]).toEqual([0, 0])
})

test('a remembered key is told by its last four characters and never shown', () => {
  rememberKey(origin, 'secret-key-9876')
  open({ ...demo, provider: 'custom', baseURL: `${origin}/v1`, model: 'm' })
  const field = screen.getByLabelText<HTMLInputElement>('API key')
  expect(field.type).toBe('password')
  expect(field.value).toBe('')
  expect(descriptionOf(field)).toContain('9876')
  expect(document.body.innerHTML).not.toContain('secret-key')
  type('Base URL', 'https://two.example/v1')
  expect(descriptionOf(field)).toContain('https://two.example')
  expect(document.body.innerHTML).not.toContain('9876')
})

test('a remembered key can be forgotten', () => {
  rememberKey(origin, 'secret-key-9876')
  open({ ...demo, provider: 'custom', baseURL: `${origin}/v1`, model: 'm', sendsKey: true })
  press('Forget the key that ends in “9876”')
  expect(keyOf(origin)).toBeUndefined()
  expect(document.body.innerHTML).not.toContain('9876')
  expect(descriptionOf(screen.getByLabelText('API key'))).toContain('is forgotten')
})

test('a key is locked with a passphrase only if that is long enough', async () => {
  open({ ...demo, provider: 'custom', baseURL: `${origin}/v1`, model: 'm' })
  expect(screen.queryByRole('radiogroup', { name: 'Keep the key' })).toBeNull()
  type('API key', 'secret-key-9876')
  fireEvent.click(screen.getByLabelText('Locked with a passphrase'))
  type('New passphrase', 'short')
  press('Save')
  const field = screen.getByLabelText('New passphrase')
  expect(document.activeElement).toBe(field)
  expect(descriptionOf(field)).toContain('at least 8 characters')
  expect(saved).toEqual([])
  fireEvent.click(screen.getByLabelText('In this tab only'))
  press('Save')
  await waitFor(() => expect(closed).toBe(1))
})

test('the key field can show what is being typed', () => {
  open({ ...demo, provider: 'openai' })
  const field = screen.getByLabelText<HTMLInputElement>('API key')
  press('Show the key')
  expect(field.type).toBe('text')
  press('Hide the key')
  expect(field.type).toBe('password')
})

test('what a link proposes is shown, and neither saved nor sent by itself', async () => {
  const request = vi.spyOn(globalThis, 'fetch')
  open(demo, { provider: 'custom', baseURL: `${origin}/v1`, model: 'm' })
  expect(screen.getByLabelText<HTMLInputElement>('Base URL').value).toBe(`${origin}/v1`)
  expect(screen.getByText(/A link proposes these settings/)).toBeDefined()
  expect(saved).toEqual([])
  press('Save')
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(request).not.toHaveBeenCalled()
})

test('a link does not get a remembered key without a tick', async () => {
  const request = vi.spyOn(globalThis, 'fetch')
  rememberKey(origin, 'secret-key-9876')
  open(demo, { baseURL: `${origin}/v1`, model: 'm' })
  press('Test connection')
  press('Save')
  expect(descriptionOf(screen.getByLabelText('API key'))).toContain('tick')
  expect(request).not.toHaveBeenCalled()
  expect(saved).toEqual([])
  fireEvent.click(screen.getByRole('checkbox'))
  press('Save')
  await waitFor(() => expect(saved).toHaveLength(1))
})

test('suggests the models of a server that answers', async () => {
  const body = { data: [{ id: 'alpha' }, { id: 'beta' }] }
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(body))
  open({ ...demo, provider: 'custom', baseURL: `${origin}/v1` })
  press('Test connection')
  await screen.findByText('Connected. The server lists 2 models.')
  expect(screen.getByText(/^“demo-script” is not among them/)).toBeTruthy()
  const list = screen.getByLabelText<HTMLInputElement>('Model').list
  expect([...(list?.options ?? [])].map(({ value }) => value)).toEqual(['alpha', 'beta'])
  expect(saved).toEqual([])
})

test('the demo has nothing to test', () => {
  const request = vi.spyOn(globalThis, 'fetch')
  open(demo)
  press('Test connection')
  expect(screen.getByRole('status').textContent).toContain('inside this page')
  expect(request).not.toHaveBeenCalled()
})

test('a browser that does not store says so and keeps the dialog and the key', async () => {
  const settings = { ...demo, provider: 'custom', baseURL: `${origin}/v1`, model: 'm' }
  open(settings, undefined, new Error('no space'))
  type('API key', 'secret')
  press('Save')
  expect((await screen.findByRole('alert')).textContent).toContain('no space')
  expect(screen.getByLabelText<HTMLInputElement>('API key').value).toBe('secret')
  expect(closed).toBe(0)
})

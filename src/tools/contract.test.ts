import fc from 'fast-check'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { canonicalText } from '../thread/digest.ts'
import type { JsonObject } from '../thread/json.ts'
import { memoryWorkspace } from './files/memoryFolder.ts'
import { builtInTools } from './index.ts'
import type { Mail } from './mail.ts'
import type { Note } from './note.ts'
import type { OwnTransaction, Tool } from './tool.ts'

const rightArguments: Readonly<Record<string, JsonObject>> = {
  count_emails: { last_n_days: 5 },
  send_email: { message: 'Hello', recipient: 'a@example.com' },
  search_emails: { query: 'invoice' },
  read_email: { id: 'mail-1' },
  current_time: {},
  calculate: { expression: '1 + 1' },
  remember: { text: 'Ada likes tea.' },
  recall: { query: 'tea' },
  ask_human: { question: 'Tea or coffee?' },
  read_clipboard: {},
  write_clipboard: { text: 'Hello' },
  download_file: { name: 'notes.txt', content: 'Hello' },
  open_link: { url: 'https://example.com/page' },
  fetch_url: { url: 'https://example.com/data' },
  show_notification: { title: 'Tea', body: 'It is ready.' },
  get_location: {},
  list_files: { path: 'notes' },
  read_file: { path: 'notes/july.txt' },
  write_file: { path: 'notes/july.txt', content: 'Bye' },
  edit_file: { path: 'notes/july.txt', old_text: 'Hello', new_text: 'Hi' },
  move_file: { from: 'notes/july.txt', to: 'old/july.txt' },
  delete_file: { path: 'notes/july.txt' },
  run_javascript: { code: '6 * 7' },
}

const idempotencyKey = 'thread/1/0@1'
const now = 86_400_000_000

/** All that the tools work on, and a picture of what is in it. */
function anyWorld(): OwnTransaction & { readonly picture: () => string } {
  const mails = new Map<string, Mail>([['mail-1', invoice]])
  const notes = new Map<string, Note>([['note-1', { id: 'note-1', text: 'Tea is out.', at: 1 }]])
  const files = memoryWorkspace({ 'notes/july.txt': 'Hello' })
  const table = <Row extends { readonly id: string }>(rows: Map<string, Row>) => ({
    all: async () => [...rows.values()],
    get: async (id: string) => rows.get(id),
    add: async (row: Row) => void rows.set(row.id, row),
    remove: async (id: string) => void rows.delete(id),
  })
  return {
    mails: table(mails),
    notes: table(notes),
    workspace: async () => files,
    picture: () => JSON.stringify([[...mails], [...notes], files.texts()]),
  }
}

const invoice: Mail = {
  ...{ id: 'mail-1', folder: 'inbox', from: 'a@example.com', to: 'b@example.com' },
  ...{ subject: 'Invoice', body: 'Pay.', at: now - 1 },
}

function run(tool: Tool, args: JsonObject, world: OwnTransaction, signal: AbortSignal) {
  const { workspace } = world
  return tool.kind === 'commit'
    ? tool.commit(args, world, { idempotencyKey, now })
    : tool.execute(args, { idempotencyKey, signal, workspace })
}

const { signal } = new AbortController()

const everyTool = [...builtInTools].map(([name, tool]): [string, Tool] => [name, tool])

test.each(everyTool)('%s has a name the providers take, a description and a risk', (name, tool) => {
  expect(name).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
  expect(tool.definition.name).toBe(name)
  expect(tool.definition.description.length).toBeGreaterThan(20)
  expect(['read', 'write', 'send', 'destructive']).toContain(tool.definition.risk)
})

test.each(everyTool)('%s describes its arguments strictly', (name, tool) => {
  const { parameters } = tool.definition
  expect(parameters).toMatchObject({ type: 'object', additionalProperties: false })
  const fields = Object.keys(rightArguments[name] ?? { missing: true })
  expect(parameters['required'] ?? []).toEqual(fields)
  expect(canonicalText(parameters)).not.toContain('"default"')
})

test.each(everyTool)('%s accepts right arguments and refuses all others', (name, tool) => {
  const right = rightArguments[name] ?? {}
  expect(tool.problems(right)).toEqual([])
  expect(tool.problems({ ...right, extra: 1 })).not.toEqual([])
  if (Object.keys(right).length === 0) return
  expect(tool.problems({})).not.toEqual([])
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(right)), fc.jsonValue(), (field, value) => {
      const changed = { ...right, [field]: value } as JsonObject
      if (typeof value === typeof right[field]) return
      expect(tool.problems(changed)).not.toEqual([])
    }),
  )
})

const named = (names: readonly string[]) => everyTool.filter(([name]) => names.includes(name))
const withEffects = everyTool.filter(([, tool]) => tool.effects)
const undoable = everyTool.filter(([, tool]) => tool.undo)

test('the tests below are about some tools at least', () => {
  expect(withEffects.length).toBeGreaterThan(5)
  expect(undoable.map(([name]) => name)).toEqual(
    expect.arrayContaining(['send_email', 'remember', 'write_file', 'delete_file']),
  )
})

test.each(withEffects)(
  '%s tells what it would do twice alike, and does none of it',
  async (name, tool) => {
    const world = anyWorld()
    const before = world.picture()
    const args = rightArguments[name] ?? {}
    const told = await tool.effects?.(args, world)
    await tool.notes?.(args, world)
    expect(await tool.effects?.(args, world)).toEqual(told)
    expect(told?.every(({ summary }) => summary.length > 10)).toBe(true)
    expect(world.picture()).toBe(before)
  },
)

test.each(undoable)(
  'what %s does is taken back by its undo, and by a second one no more than that',
  async (name, tool) => {
    const world = anyWorld()
    const before = world.picture()
    const { receipt = null } = await run(tool, rightArguments[name] ?? {}, world, signal)
    expect(world.picture()).not.toBe(before)
    const undo = async () => {
      if (tool.kind === 'commit') await tool.undo?.(receipt, world)
      else await tool.undo?.(receipt, { idempotencyKey, signal, workspace: world.workspace })
    }
    await undo()
    expect(world.picture()).toBe(before)
    // One of our own data refuses; one outside may have been cut off before, and finds it done.
    await undo().catch(() => undefined)
    expect(world.picture()).toBe(before)
  },
)

/** A browser that asks the person, or the network, and never hears. */
function neverAnswers(): void {
  const never = () => new Promise<never>(() => undefined)
  const untilAborted = (_: unknown, { signal: of }: { signal: AbortSignal }) =>
    new Promise((_resolve, reject) => {
      of.addEventListener('abort', () => reject(of.reason as Error))
    })
  const element = { setAttribute() {}, addEventListener() {}, remove() {} }
  vi.stubGlobal('fetch', untilAborted)
  vi.stubGlobal('Notification', { requestPermission: never })
  vi.stubGlobal('navigator', {
    clipboard: { readText: never, writeText: never },
    geolocation: { getCurrentPosition: never },
  })
  vi.stubGlobal('document', {
    baseURI: 'https://example.com/',
    createElement: () => element,
    body: { append: () => undefined },
  })
}

// What is loaded when it is first used is not what is waited for here.
beforeAll(() => import('./sandbox/index.ts'))

afterEach(() => {
  vi.unstubAllGlobals()
})

const waiting = ['read_clipboard', 'write_clipboard', 'get_location', 'show_notification']
const asking = ['fetch_url', 'run_javascript']

test.each(named([...waiting, ...asking]))(
  'an abort ends the waiting of %s within a second',
  async (name, tool) => {
    neverAnswers()
    const stop = new AbortController()
    const ended = run(tool, rightArguments[name] ?? {}, anyWorld(), stop.signal).then(
      () => 'done',
      () => 'ended',
    )
    const late = (time: number) => new Promise((resolve) => setTimeout(resolve, time, 'waits'))
    expect(await Promise.race([ended, late(50)])).toBe('waits')
    stop.abort(new Error('Stopped.'))
    expect(await Promise.race([ended, late(1000)])).toBe('ended')
  },
)

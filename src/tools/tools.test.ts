import { expect, test } from 'vitest'
import type { JsonObject } from '../thread/json.ts'
import { isResultUntrusted } from '../thread/toolCall.ts'
import { builtInTools } from './index.ts'
import { memoryWorkspace } from './files/memoryFolder.ts'
import type { Mail } from './mail.ts'
import type { Note } from './note.ts'
import type { OwnTransaction } from './tool.ts'

const hour = 60 * 60 * 1000
const now = 1_000 * 24 * hour
const context = { idempotencyKey: 'thread/1/0@1', now }

function mail(id: string, at: number, subject = 'Invoice'): Mail {
  return { id, folder: 'inbox', from: 'a@example.com', to: 'b@example.com', subject, body: '', at }
}

function mailbox(...mails: Mail[]): OwnTransaction & { readonly mails: { readonly sent: Mail[] } } {
  const sent: Mail[] = []
  const kept: Note[] = []
  return {
    workspace: async () => memoryWorkspace(),
    mails: {
      sent,
      all: async () => [...mails, ...sent],
      get: async (id) => [...mails, ...sent].find((one) => one.id === id),
      add: async (added) => {
        sent.push(added)
      },
      remove: async (id) => {
        sent.splice(0, sent.length, ...sent.filter((one) => one.id !== id))
      },
    },
    notes: {
      all: async () => kept,
      add: async (note) => {
        kept.push(note)
      },
      remove: async (id) => {
        kept.splice(0, kept.length, ...kept.filter((one) => one.id !== id))
      },
    },
  }
}

async function commit(name: string, args: JsonObject, own: OwnTransaction) {
  const tool = builtInTools.get(name)
  if (tool?.kind !== 'commit') throw new Error(`${name} does not commit.`)
  const { result } = await tool.commit(args, own, context)
  return result
}

test('count_emails counts what came in the span that ends now', async () => {
  const own = mailbox(
    mail('now', now),
    mail('inside', now - 119 * hour),
    mail('edge', now - 120 * hour),
    mail('later', now + 1),
    { ...mail('sent', now - hour), folder: 'sent' },
  )
  expect(await commit('count_emails', { last_n_days: 5 }, own)).toBe(2)
})

test('send_email puts one mail into Sent under the key of its call and claims no more', async () => {
  const own = mailbox()
  const said = await commit(
    'send_email',
    { recipient: 'a@example.com', message: 'Hello\nthere' },
    own,
  )
  expect(own.mails.sent).toEqual([
    {
      id: 'sent-thread/1/0@1',
      folder: 'sent',
      from: 'me@example.com',
      to: 'a@example.com',
      subject: 'Hello',
      body: 'Hello\nthere',
      at: now,
    },
  ])
  expect(said).toBe(
    'Sent to a@example.com. It is in the Sent folder of the mailbox in this browser.',
  )
})

test('search_emails finds mails with every word, the newest first', async () => {
  const own = mailbox(
    mail('old', 1, 'Invoice June'),
    mail('new', 2, 'invoice July'),
    mail('x', 3, 'Lunch'),
  )
  expect(await commit('search_emails', { query: 'INVOICE example' }, own)).toMatchObject([
    { id: 'new' },
    { id: 'old' },
  ])
})

test('read_email gives the mail in full or says that there is none', async () => {
  const own = mailbox(mail('mail-1', 0))
  expect(await commit('read_email', { id: 'mail-1' }, own)).toMatchObject({ subject: 'Invoice' })
  await expect(commit('read_email', { id: 'mail-2' }, own)).rejects.toThrow('no email with the id')
})

test('send_email says what it would send, and whether the address only looks like a known one', async () => {
  const tool = builtInTools.get('send_email')
  const own = mailbox({ ...mail('sent-1', now), folder: 'sent', to: 'sally@gmail.com' })
  const notes = async (recipient: string) =>
    (await tool?.notes?.({ recipient, message: 'Hi' }, own))?.map(({ text }) => text)
  expect(await tool?.effects?.({ recipient: 'c@example.com', message: 'Hi\nthere' }, own)).toEqual([
    {
      summary: 'A new mail in the Sent folder of the mailbox in this browser',
      after: 'To: c@example.com\nSubject: Hi\n\nHi\nthere',
    },
  ])
  expect(await notes('sally@gmail.com')).toEqual([])
  expect(await notes('c@example.com')).toEqual(['This is the first mail to c@example.com.'])
  expect(await notes('sa11y@gmail.com')).toEqual([
    'sa11y@gmail.com looks like sally@gmail.com, but is not that address.',
  ])
})

test('send_email can be undone as long as its mail is in Sent', async () => {
  const tool = builtInTools.get('send_email')
  if (tool?.kind !== 'commit' || !tool.undo) throw new Error('It offers no undo.')
  const own = mailbox()
  const { receipt = null } = await tool.commit(
    { recipient: 'a@example.com', message: 'Hi' },
    own,
    context,
  )
  expect(own.mails.sent.length).toBe(1)
  await tool.undo(receipt, own)
  expect(own.mails.sent).toEqual([])
  await expect(tool.undo(receipt, own)).rejects.toThrow('no longer in the Sent folder')
})

async function execute(name: string, args: JsonObject) {
  const tool = builtInTools.get(name)
  if (tool?.kind !== 'execute') throw new Error(`${name} does not execute.`)
  const { signal } = new AbortController()
  const { idempotencyKey } = context
  const { workspace } = mailbox()
  return (await tool.execute(args, { idempotencyKey, signal, workspace })).result
}

test('current_time tells the moment of the call', async () => {
  const time = await commit('current_time', {}, mailbox())
  expect(time).toMatchObject({ utc: new Date(now).toISOString(), timeZone: expect.any(String) })
})

test.each([
  ['(2 + 3) * 4 ^ 2', 80],
  ['-7 % 3', -1],
  ['sqrt(2) * sqrt(2)', 2.0000000000000004],
  ['round(10 / 3)', 3],
  ['max(1, 5, 3) >= 5', true],
])('calculate works out %s', async (expression, value) => {
  expect(await execute('calculate', { expression })).toBe(value)
})

test.each([
  '1 / 0',
  '0 / 0',
  '2 +',
  'x + 1',
  'x = 5',
  'f(x) = x; f(1)',
  'random()',
  '"text"',
  'constructor',
  'toString()',
  '(1).constructor',
  'sin.constructor("return 1")()',
  'window',
  'import("x")',
])('calculate gives no value for %s', async (expression) => {
  await expect(execute('calculate', { expression })).rejects.toThrow(/\S/)
})

test('a note is kept, found by all its words, and taken back by its undo', async () => {
  const own = mailbox()
  await commit('remember', { text: 'Ada likes green tea.' }, own)
  expect(await commit('recall', { query: 'TEA ada' }, own)).toEqual([
    { text: 'Ada likes green tea.', kept: new Date(now).toISOString() },
  ])
  expect(await commit('recall', { query: 'coffee' }, own)).toEqual([])
  expect(await commit('recall', { query: '' }, own)).toHaveLength(1)
  const tool = builtInTools.get('remember')
  if (tool?.kind !== 'commit' || !tool.undo) throw new Error('It can be undone.')
  await tool.undo('note-thread/1/0@1', own)
  expect(await own.notes.all()).toEqual([])
  await expect(tool.undo('note-thread/1/0@1', own)).rejects.toThrow('no longer kept')
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'example.com',
  'https://',
  'blob:https://example.com/x',
])('open_link refuses %s', (url) => {
  expect(builtInTools.get('open_link')?.problems({ url })).not.toEqual([])
})

test.each([
  '../x',
  'a/b',
  'a\\b',
  '.htaccess',
  'a:b',
  'x.txt ',
  'x.',
  '',
  'a\u202ecod.exe',
  'a\nb',
])('download_file refuses the name %j', (name) => {
  expect(builtInTools.get('download_file')?.problems({ name, content: '' })).not.toEqual([])
})

test('the result of code is held where the code was given files, and only there', () => {
  const { definition } = builtInTools.get('run_javascript') ?? {}
  if (!definition) throw new Error('It is a tool.')
  expect(isResultUntrusted({ definition, args: { code: '1' } })).toBe(false)
  expect(isResultUntrusted({ definition, args: { code: '1', files: ['a'] } })).toBe(true)
  const tool = builtInTools.get('run_javascript')
  for (const files of [[], ['../a'], ['a', 'a'], 'a', [1]]) {
    expect(tool?.problems({ code: '1', files })).not.toEqual([])
  }
})

test('promise 1: a question is never run', async () => {
  expect(builtInTools.get('ask_human')?.definition.allowedDecisions).toEqual(['respond'])
  await expect(commit('ask_human', { question: 'Tea?' }, mailbox())).rejects.toThrow('runs nothing')
})

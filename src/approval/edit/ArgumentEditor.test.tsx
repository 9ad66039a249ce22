// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '../../thread/json.ts'
import { callIdOf } from '../../thread/toolCall.ts'
import type { OfferedCall } from '../../thread/toolCall.ts'
import ArgumentEditor from './ArgumentEditor.tsx'
import { anyArguments } from './anyArguments.ts'
import type { DraftContent, EditDraft } from './draft.ts'
import type { ArgumentProblem } from '../../thread/argumentProblem.ts'

const parameters: JsonObject = {
  type: 'object',
  properties: {
    recipient: { type: 'string', format: 'email', description: 'Where it goes' },
    message: { type: 'string' },
    urgent: { type: 'boolean' },
    folder: { enum: ['inbox', 'sent'] },
    version: { const: 2 },
    count: { type: 'integer' },
    note: { type: ['string', 'null'] },
    copies: { type: 'array', items: { type: 'string' } },
    from: { type: 'object', properties: { name: { type: 'string' } } },
    filters: { anyOf: [{ type: 'string' }, { type: 'array' }] },
  },
  required: ['recipient', 'message', 'urgent', 'folder', 'version', 'count'],
}
const args: JsonObject = {
  recipient: 'ada@example.com',
  message: 'Hi\u202E Ada',
  urgent: false,
  folder: 'inbox',
  version: 2,
  count: 3,
  copies: ['a', 'b'],
  from: { name: 'Bob' },
  filters: [{ by: 'date' }],
  surprise: { of: 'the model' },
}

let told: EditDraft[] = []
let problems: readonly ArgumentProblem[] = []

beforeEach(() => {
  told = []
  problems = []
})
afterEach(cleanup)

function callWith(schema: JsonObject, proposed: JsonObject): OfferedCall {
  return {
    id: callIdOf('t', 1, 0),
    toolCallId: 'c',
    name: 'send',
    reply: 1,
    index: 0,
    args: proposed,
    definition: {
      name: 'send',
      description: '',
      parameters: schema,
      risk: 'send',
      source: 'built-in',
    },
    revision: 1,
    offeredAt: 0,
  }
}

function open({
  schema = parameters,
  proposed = args,
  startsFrom,
  takesFocus = true,
  check = () => Promise.resolve(problems),
}: {
  schema?: JsonObject
  proposed?: JsonObject
  startsFrom?: DraftContent
  takesFocus?: boolean
  check?: (args: JsonObject) => Promise<readonly ArgumentProblem[]>
} = {}) {
  return render(
    <ArgumentEditor
      call={callWith(schema, proposed)}
      startsFrom={startsFrom}
      takesFocus={takesFocus}
      check={check}
      onDraft={(draft) => told.push(draft)}
    />,
  )
}

const settled = () => act(() => Promise.resolve())
const last = () => told.at(-1)
const lastArgs = () => {
  const edit = last()
  return edit && 'args' in edit ? edit.args : undefined
}
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const type = async (name: string, value: string) => {
  fireEvent.change(field(name), { target: { value } })
  await settled()
}
const openTab = (name: string) => fireEvent.click(screen.getByRole('tab', { name }))
const passOn = async (name: string, value: string) => {
  fireEvent.change(screen.getByRole('combobox', { name: `How ${name} is passed on` }), {
    target: { value },
  })
  await settled()
}
const descriptionOf = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')

test('every argument has the control of its kind, named by the argument and described by the schema', () => {
  open()
  expect(field('recipient').value).toBe('ada@example.com')
  expect(descriptionOf(field('recipient'))).toBe('Where it goes')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'urgent' }).checked).toBe(false)
  const folder = screen.getByRole<HTMLSelectElement>('combobox', { name: 'folder' })
  expect([...folder.options].map(({ text }) => text)).toEqual(['inbox', 'sent'])
  const version = screen.getByRole('group', { name: 'version' })
  expect(version.textContent).toContain('2')
  expect(within(version).queryByRole('textbox')).toBeNull()
  const from = screen.getByRole('group', { name: 'from' })
  expect(within(from).getByRole<HTMLInputElement>('textbox', { name: 'name' }).value).toBe('Bob')
  expect(field('copies[1]').value).toBe('b')
  expect(field('filters').value).toContain('"by": "date"')
  expect(descriptionOf(field('surprise'))).toBe('Not in the tool’s schema.')
  expect(told).toEqual([{ type: 'unchanged', content: { type: 'proposed' } }])
})

test('an edit is told at once, checked, and told with its changes', async () => {
  open()
  fireEvent.change(field('message'), { target: { value: 'Hello' } })
  expect(last()).toMatchObject({ type: 'checking', changes: [{ path: ['message'] }] })
  await settled()
  fireEvent.click(screen.getByRole('checkbox', { name: 'urgent' }))
  await settled()
  expect(last()).toMatchObject({
    type: 'valid',
    args: { ...args, message: 'Hello', urgent: true },
    changes: [
      { path: ['message'], before: 'Hi\u202E Ada', after: 'Hello' },
      { path: ['urgent'], before: false, after: true },
    ],
  })
})

test('a problem stands at its field, in its text and its description; one without a field stands above', async () => {
  problems = [
    { path: ['recipient'], message: 'Not an address' },
    { path: ['filters', 0, 'by'], message: 'Unknown' },
    { path: ['copies', 1], message: 'Not a name' },
    { path: ['from'], message: 'Incomplete' },
    { path: [], message: 'Too much at once' },
  ]
  open()
  await type('recipient', 'ada')
  expect(field('recipient').getAttribute('aria-invalid')).toBe('true')
  expect(descriptionOf(field('recipient'))).toBe('Not an address Where it goes')
  expect(descriptionOf(field('filters'))).toBe('[0].by: Unknown')
  expect(descriptionOf(field('copies[1]'))).toBe('Not a name')
  expect(field('copies[0]').getAttribute('aria-invalid')).toBeNull()
  expect(descriptionOf(screen.getByRole('group', { name: 'from' }))).toBe('Incomplete')
  expect(screen.getByText('Too much at once')).toBeTruthy()
  expect(screen.getByText('5 problems').getAttribute('role')).toBe('status')
  expect(last()).toMatchObject({
    type: 'invalid',
    why: '5 problems. The first: recipient: Not an address',
  })
})

test('only the answer about the last change counts', async () => {
  const answers: ((problems: readonly ArgumentProblem[]) => void)[] = []
  open({ check: () => new Promise((answer) => answers.push(answer)) })
  await type('message', 'H')
  await type('message', 'He')
  await act(async () => answers[0]?.([{ path: ['message'], message: 'Too short' }]))
  expect(last()?.type).toBe('checking')
  expect(screen.queryByText('Too short')).toBeNull()
  await act(async () => answers[1]?.([]))
  expect(last()).toMatchObject({ type: 'valid', args: { message: 'He' } })
})

test('a check that fails blocks, and says so', async () => {
  open({ check: () => Promise.reject(new Error('The disk is full')) })
  await type('message', 'H')
  expect(last()).toMatchObject({ type: 'invalid' })
  expect(screen.getByText(/could not be checked: The disk is full/)).toBeTruthy()
})

test('a number that is not written as it would run keeps its text and says so at its field', async () => {
  open()
  await type('count', '1e3')
  expect(field('count').value).toBe('1e3')
  expect(descriptionOf(field('count'))).toContain('This would be read as 1000.')
  expect(last()).toMatchObject({ type: 'invalid' })
  await type('count', '1000')
  expect(lastArgs()).toMatchObject({ count: 1000 })
})

test('absent, null and a value are chosen apart, and can be told apart', async () => {
  open()
  const how = () =>
    screen.getByRole<HTMLSelectElement>('combobox', { name: 'How note is passed on' })
  expect([...how().options].map(({ text }) => text)).toEqual(['Value', 'Null', 'Left out'])
  expect(how().selectedOptions[0]?.text).toBe('Left out')
  await passOn('note', 'null')
  expect(lastArgs()).toEqual({ ...args, note: null })
  expect(how().selectedOptions[0]?.text).toBe('Null')
  expect(screen.queryByRole('textbox', { name: 'note' })).toBeNull()
  await passOn('note', 'given')
  expect(lastArgs()).toEqual({ ...args, note: '' })
  await type('note', 'x')
  await passOn('note', 'left-out')
  expect(last()).toMatchObject({ type: 'unchanged' })
  await passOn('surprise', 'left-out')
  expect(lastArgs()).not.toHaveProperty('surprise')
  expect(screen.queryByRole('combobox', { name: 'How message is passed on' })).toBeNull()
})

test('items are added, moved and removed by buttons, and the focus stays with them', async () => {
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Add item to copies' }))
  expect(document.activeElement).toBe(field('copies[2]'))
  await type('copies[2]', 'c')
  fireEvent.click(screen.getByRole('button', { name: 'Move copies[2] up' }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move copies[1] up' }))
  fireEvent.click(screen.getByRole('button', { name: 'Move copies[1] up' }))
  const first = screen.getByRole('button', { name: 'Move copies[0] up' })
  expect(document.activeElement).toBe(first)
  fireEvent.click(first)
  fireEvent.click(screen.getByRole('button', { name: 'Remove copies[2]' }))
  await settled()
  expect(lastArgs()).toMatchObject({ copies: ['c', 'a'] })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove copies[1]' }))
  fireEvent.click(screen.getByRole('button', { name: 'Remove copies[1]' }))
  fireEvent.click(screen.getByRole('button', { name: 'Remove copies[0]' }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add item to copies' }))
})

test('a value that is not of its kind is shown as JSON and says so', () => {
  open({ proposed: { ...args, version: 3, copies: ['a', 5] } })
  expect(descriptionOf(field('version'))).toContain('Not of the kind')
  expect(field('copies[1]').value).toBe('5')
  expect(descriptionOf(field('copies[1]'))).toContain('Not of the kind')
  expect(descriptionOf(field('copies[0]'))).toBe('')
})

test('a text with line ends that a text box would rewrite is shown as JSON and kept', async () => {
  open({ proposed: { ...args, message: 'a\r\nb' } })
  expect(field('message').value).toBe(String.raw`"a\r\nb"`)
  expect(descriptionOf(field('message'))).toContain('line ends')
  await type('recipient', 'bob@example.com')
  expect(lastArgs()).toMatchObject({ message: 'a\r\nb' })
})

test('a hidden character is spelled out below its field, and is an escape in the JSON', async () => {
  open()
  const shown = 'HiU+202E right-to-left override Ada'
  expect(screen.getByText('As it would run').parentElement?.textContent).toContain(shown)
  openTab('JSON')
  expect(field('Arguments (JSON)').value).toContain(String.raw`"Hi\u202e Ada"`)
  expect(screen.queryByText('As it would run')).toBeNull()
  await type('Arguments (JSON)', '{"message":"a\u200Bb"}')
  expect(screen.getByText('As it would run')).toBeTruthy()
})

test('the JSON and the form are one draft', async () => {
  open()
  await type('message', 'Hello')
  openTab('JSON')
  expect(JSON.parse(field('Arguments (JSON)').value)).toEqual({ ...args, message: 'Hello' })
  await type('Arguments (JSON)', '{"message":"Ciao","folder":"elsewhere"}')
  expect(lastArgs()).toEqual({ message: 'Ciao', folder: 'elsewhere' })
  openTab('Form')
  expect(field('message').value).toBe('Ciao')
  expect(descriptionOf(field('folder'))).toContain('Not of the kind')
  const recipient = screen.getByRole('group', { name: 'recipient' })
  expect(recipient.textContent).toContain('text · required')
  expect(within(recipient).getByRole<HTMLSelectElement>('combobox').value).toBe('left-out')
})

test('JSON that can not be read blocks, keeps its text, and the form leads back to it', async () => {
  open()
  openTab('JSON')
  await type('Arguments (JSON)', '{"message":"a","message":"b"}')
  const json = field('Arguments (JSON)')
  expect(descriptionOf(json)).toBe('The arguments hold the key "message" twice.')
  expect(json.getAttribute('aria-invalid')).toBe('true')
  expect(last()).toMatchObject({ type: 'invalid' })
  openTab('Changes')
  expect(screen.getByRole('tabpanel').textContent).toContain('nothing to compare')
  openTab('Form')
  fireEvent.click(screen.getByRole('button', { name: 'Edit as JSON' }))
  expect(document.activeElement).toBe(field('Arguments (JSON)'))
  expect(field('Arguments (JSON)').value).toBe('{"message":"a","message":"b"}')
})

test('the changes are listed by path, in words, with what was proposed and what would run', async () => {
  open()
  openTab('Changes')
  expect(screen.getByRole('tabpanel').textContent).toBe('No changes yet')
  openTab('Form')
  await type('message', 'Hi Ada')
  await type('copies[0]', 'c')
  await passOn('note', 'null')
  await passOn('surprise', 'left-out')
  openTab('Changes')
  const listed = within(screen.getByRole('list', { name: 'Changes' })).getAllByRole('listitem')
  expect(listed.map(({ textContent }) => textContent)).toEqual([
    'messagechangedProposedHiU+202E right-to-left override AdaEditedHi Ada',
    'copies[0]changedProposedaEditedc',
    'surpriseremoved · groupProposed{\n  "of": "the model"\n}Editednothing',
    'noteadded · nullProposednothingEditednull',
  ])
})

test('a number that became a text is told apart from it', async () => {
  open()
  openTab('JSON')
  await type('Arguments (JSON)', JSON.stringify({ ...args, count: '3' }))
  openTab('Changes')
  expect(screen.getByRole('listitem').textContent).toBe(
    'countchanged · number to textProposed3Edited3',
  )
})

test('the reset goes back to the proposal and can be undone', async () => {
  open()
  await type('message', 'Hello')
  fireEvent.click(screen.getByRole('button', { name: 'Reset to proposed' }))
  expect(last()?.type).toBe('unchanged')
  expect(field('message').value).toBe(args['message'])
  fireEvent.click(screen.getByRole('button', { name: 'Undo reset' }))
  expect(field('message').value).toBe('Hello')
  await type('message', 'Hello!')
  expect(screen.queryByRole('button', { name: 'Undo reset' })).toBeNull()
})

test('an editor that was closed goes on where it was', async () => {
  open()
  await type('message', 'Hello')
  const content = last()?.content
  cleanup()
  open(content ? { startsFrom: content } : {})
  await settled()
  expect(field('message').value).toBe('Hello')
  expect(last()).toMatchObject({ type: 'valid', args: { message: 'Hello' } })
})

test('the focus goes to the tabs when the person asks for the editor, and stays away otherwise', () => {
  open()
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Form', selected: true }))
  cleanup()
  open({ takesFocus: false })
  expect(document.activeElement).toBe(document.body)
})

test('a text box is the same one while it is typed in', async () => {
  open()
  const box = field('message')
  for (const value of ['Hi', 'Hi ', 'Hi t']) await type('message', value)
  expect(field('message')).toBe(box)
  const item = field('copies[0]')
  await type('copies[0]', 'x')
  expect(field('copies[0]')).toBe(item)
})

test('a schema that names no arguments leads to the JSON', () => {
  open({ schema: { $ref: '#/$defs/a' } })
  fireEvent.click(screen.getByRole('button', { name: 'Edit as JSON' }))
  expect(JSON.parse(field('Arguments (JSON)').value)).toEqual(args)
})

test('promise 2: whatever is proposed is drawn in every tab and is no edit', () => {
  fc.assert(
    fc.property(anyArguments, ({ schema, value }) => {
      const { container } = open({ schema, proposed: value })
      for (const tab of container.querySelectorAll('[role=tab]')) fireEvent.click(tab)
      expect(told.map((edit) => edit.type)).toEqual(['unchanged'])
      cleanup()
      told = []
    }),
    { numRuns: 25 },
  )
})

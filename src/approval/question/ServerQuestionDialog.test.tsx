// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { JsonObject } from '../../thread/json.ts'
import { fakeRun } from '../fakeRun.ts'
import type { FakeRun } from '../fakeRun.ts'
import { approved, idOf, replied, said } from '../fixtures.ts'
import { ServerQuestionDialog } from './ServerQuestionDialog.tsx'

afterEach(cleanup)

const schema: JsonObject = {
  type: 'object',
  properties: { city: { type: 'string', minLength: 2 }, size: { enum: ['small', 'large'] } },
  required: ['city'],
}

/** The dialog about a question of a running call. */
function asked(properties = schema): FakeRun {
  const call = idOf(1, 0)
  const run = fakeRun(
    said('hi'),
    ...replied(1, [{ name: 'search', args: {} }]),
    ...approved(1, 0),
    { type: 'call-started', call, digest: 'd' },
    { type: 'server-asked', call, question: { message: 'Which \u202Etown?', schema: properties } },
  )
  render(<ServerQuestionDialog run={run} />)
  return run
}

const button = (name: string) => screen.getByRole('button', { name })
const answers = (run: FakeRun) =>
  run.recorded.flatMap((event) => (event.type === 'server-answered' ? [event.answer] : []))

test('what the server says is shown as text, in a dialog that names the call, and nothing is answered by itself', () => {
  const run = asked()
  expect(screen.getByRole('dialog', { name: 'Question of search' }).textContent).toContain(
    'U+202E right-to-left override',
  )
  expect(answers(run)).toEqual([])
})

test('an answer that does not fit is not sent, and says why; one that does is, once, and the dialog goes', async () => {
  const run = asked()
  const city = screen.getByRole('textbox', { name: /^city/ })
  fireEvent.change(city, { target: { value: 'x' } })
  fireEvent.click(button('Send answer'))
  expect(screen.getByRole('alert').textContent).toContain('city')
  expect(answers(run)).toEqual([])
  fireEvent.change(city, { target: { value: 'Bern' } })
  fireEvent.click(button('Send answer'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(answers(run)).toEqual([{ type: 'accept', content: { city: 'Bern' } }])
})

test.each([
  ['Decline', 'decline'],
  ['Close', 'cancel'],
])('“%s” says so to the server', async (name, type) => {
  const run = asked()
  fireEvent.click(button(name))
  await waitFor(() => expect(answers(run)).toEqual([{ type }]))
})

test('a question whose schema can’t be read can only be declined or left', async () => {
  const run = asked({ type: 'object', properties: { a: { $ref: '#/nowhere' } } })
  fireEvent.click(button('Send answer'))
  expect(screen.getByRole('alert').textContent).toContain('can’t be read')
  expect(answers(run)).toEqual([])
  fireEvent.click(button('Decline'))
  await waitFor(() => expect(answers(run)).toEqual([{ type: 'decline' }]))
})

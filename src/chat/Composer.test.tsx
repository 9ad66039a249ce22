// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from './show.tsx'
import { tell } from './story.ts'
import type { Story } from './story.ts'

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })
const type = (text: string) => fireEvent.change(box(), { target: { value: text } })

function waiting(threadId: string): Story {
  const story = tell(threadId)
  story.says('send it')
  const call = story.asks()
  story.replies('')
  story.offers(call, 'send_email', { message: 'hi' }, 'send')
  story.run.live.setState({ activity: 'running' })
  return story
}

test('Enter sends the draft and empties the box once it is stored', async () => {
  const story = tell('enter')
  show(story)
  type('hello')
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(story.asked).toEqual(['submit hello'])
  await waitFor(() => expect(box().value).toBe(''))
})

test('Shift+Enter and an Enter that ends a composition send nothing', () => {
  const story = tell('composition')
  show(story)
  type('hello')
  fireEvent.keyDown(box(), { key: 'Enter', shiftKey: true })
  fireEvent.keyDown(box(), { key: 'Enter', isComposing: true })
  fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229 })
  expect(story.asked).toEqual([])
  expect(box().value).toBe('hello')
})

test('an empty or blank draft can not be sent', () => {
  show(tell('blank'))
  type('  \n')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send message' }).disabled).toBe(
    true,
  )
})

test('a draft that could not be stored stays, and the failure is shown', async () => {
  const story = tell('failure')
  show({ ...story, run: { ...story.run, submit: () => Promise.reject(new Error('disk full')) } })
  type('hello')
  fireEvent.click(screen.getByRole('button', { name: 'Send message' }))
  expect((await screen.findByRole('alert')).textContent).toContain('disk full')
  expect(box().value).toBe('hello')
})

test('what is typed while a message is being stored is kept', async () => {
  const story = tell('meanwhile')
  let stored = () => {}
  const submit = () => new Promise<void>((resolve) => (stored = resolve))
  show({ ...story, run: { ...story.run, submit } })
  type('hello')
  fireEvent.keyDown(box(), { key: 'Enter' })
  type('hello and more')
  await act(async () => stored())
  expect(box().value).toBe(' and more')
})

test('a draft is there again when its thread is', () => {
  const first = show(tell('one'))
  type('for one')
  first.unmount()
  const second = show(tell('two'))
  expect(box().value).toBe('')
  second.unmount()
  show(tell('one'))
  expect(box().value).toBe('for one')
})

test('while calls wait a draft can be typed but not sent, and Escape stops nothing', () => {
  const story = waiting('waits')
  show(story)
  type('and also')
  fireEvent.keyDown(box(), { key: 'Enter' })
  fireEvent.keyDown(box(), { key: 'Escape' })
  expect(story.asked).toEqual([])
  expect(screen.getByText('Decide the waiting tool calls first, or stop the run')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  expect(story.asked).toEqual(['stop'])
})

test('Escape stops a reply that is arriving, unless a dialog is open', () => {
  const story = tell('escape')
  story.says('hello')
  story.asks()
  story.run.live.setState({ activity: 'running' })
  show(story)
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  document.body.append(dialog)
  fireEvent.keyDown(box(), { key: 'Escape' })
  expect(story.asked).toEqual([])
  dialog.remove()
  fireEvent.keyDown(box(), { key: 'Escape' })
  expect(story.asked).toEqual(['stop'])
})

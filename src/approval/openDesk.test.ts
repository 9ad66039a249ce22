// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeRun } from './fakeRun.ts'
import { replied, said } from './fixtures.ts'
import { openDesk } from './openDesk.ts'

let close = (): void => {}
const composer = document.createElement('textarea')
const calls = replied(1, [{ name: 'send_email' }])

beforeEach(() => {
  vi.useFakeTimers()
  document.body.replaceChildren(composer)
  composer.focus()
})
afterEach(() => {
  close()
  vi.useRealTimers()
})

function watched(run = fakeRun(said('hi'))) {
  const desk = openDesk(run.thread)
  close = desk.watch()
  return { run, isOpen: () => desk.now().isOpen }
}
const type = () => composer.dispatchEvent(new Event('input', { bubbles: true }))

test('a focused but quiet composer does not hold the dialog back', () => {
  const { run, isOpen } = watched()
  type()
  vi.advanceTimersByTime(1000)
  run.record(...calls)
  expect(isOpen()).toBe(true)
})

test('typing holds the dialog back until 800 ms of quiet', () => {
  const { run, isOpen } = watched()
  type()
  run.record(...calls)
  vi.advanceTimersByTime(700)
  type()
  vi.advanceTimersByTime(799)
  expect(isOpen()).toBe(false)
  vi.advanceTimersByTime(1)
  expect(isOpen()).toBe(true)
})

test('leaving the composer lets the waiting dialog come', () => {
  const { run, isOpen } = watched()
  type()
  run.record(...calls)
  composer.blur()
  vi.advanceTimersByTime(1)
  expect(isOpen()).toBe(true)
})

test('the keystrokes of a message that was sent do not count as typing', () => {
  const { run, isOpen } = watched(fakeRun())
  type()
  run.record(said('hi'))
  run.record(...calls)
  expect(isOpen()).toBe(true)
})

test('an input method that composes holds the dialog back', () => {
  const { run, isOpen } = watched()
  composer.dispatchEvent(new Event('compositionstart', { bubbles: true }))
  run.record(...calls)
  vi.advanceTimersByTime(60_000)
  expect(isOpen()).toBe(false)
  composer.dispatchEvent(new Event('compositionend', { bubbles: true }))
  vi.advanceTimersByTime(800)
  expect(isOpen()).toBe(true)
})

test('a thread that is opened with waiting calls stays closed', () => {
  const { isOpen } = watched(fakeRun(said('hi'), ...calls))
  vi.advanceTimersByTime(60_000)
  expect(isOpen()).toBe(false)
})

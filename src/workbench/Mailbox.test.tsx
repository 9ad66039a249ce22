// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Mailbox as MailboxOfTools } from '../run/mailbox.ts'
import type { Mail } from '../tools/mail.ts'
import Mailbox from './Mailbox.tsx'

afterEach(cleanup)

const mail = (id: string, folder: Mail['folder']): Mail => ({
  id,
  folder,
  from: 'me@example.com',
  to: 'sally@example.com',
  subject: `Subject ${id}`,
  body: `Body ${id}`,
  at: 1_700_000_000_000,
})

function show() {
  const left = vi.fn<() => void>()
  const reset = vi.fn<MailboxOfTools['reset']>(async () => undefined)
  const onClose = vi.fn<() => void>()
  const store: MailboxOfTools['store'] = createStore(() => ({
    mails: [mail('two', 'inbox'), mail('one', 'inbox')],
    problem: undefined,
  }))
  render(<Mailbox mailbox={{ store, follow: () => left, reset }} onClose={onClose} />)
  return { store, left, reset, onClose }
}

const subjects = (folder: string) =>
  within(screen.getByRole('list', { name: folder }))
    .queryAllByRole('listitem')
    .map((item) => item.querySelector('summary span')?.textContent)

test('says what it is, takes the focus and lists the inbox in the given order', () => {
  show()
  const panel = screen.getByRole('complementary', { name: 'Mailbox' })
  expect(panel.textContent).toContain('A mailbox in this browser, with sample mail.')
  expect(document.activeElement?.textContent).toBe('Mailbox')
  expect(subjects('Inbox')).toEqual(['Subject two', 'Subject one'])
})

test('a mail that a tool sends appears while the panel is open', () => {
  const { store } = show()
  fireEvent.click(screen.getByRole('button', { name: 'Sent (0)' }))
  expect(screen.getByText('Nothing is here yet.')).toBeDefined()
  act(() => store.setState({ mails: [mail('sent', 'sent')] }))
  expect(subjects('Sent')).toEqual(['Subject sent'])
  const link = screen.getByText('Open in my mail app')
  expect(link.getAttribute('href')).toMatch(/^mailto:sally@example\.com\?subject=/)
})

test('resetting asks once, and Escape answers no without closing the panel', () => {
  const { reset, onClose } = show()
  fireEvent.click(screen.getByRole('button', { name: 'Reset mailbox' }))
  const keep = screen.getByRole('button', { name: 'Keep' })
  expect(document.activeElement).toBe(keep)
  fireEvent.keyDown(keep, { key: 'Escape' })
  expect([reset.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 0])
  fireEvent.click(screen.getByRole('button', { name: 'Reset mailbox' }))
  fireEvent.click(screen.getByRole('button', { name: 'Reset' }), { detail: 2 })
  expect(reset).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Reset' }))
  expect(reset).toHaveBeenCalledTimes(1)
})

test('Escape closes the panel, and a closed panel no longer follows the mail', () => {
  const { left, onClose } = show()
  fireEvent.keyDown(screen.getByRole('heading', { name: 'Mailbox' }), { key: 'Escape' })
  expect(onClose).toHaveBeenCalledTimes(1)
  cleanup()
  expect(left).toHaveBeenCalledTimes(1)
})

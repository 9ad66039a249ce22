// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Run } from '../run/run.ts'
import type { Workspace } from '../run/workspace.ts'
import { ThreadList } from './ThreadList.tsx'

afterEach(cleanup)

const now = Date.now()

function show({ remove = async () => undefined }: Partial<Workspace> = {}) {
  const rename = vi.fn<Run['rename']>(async () => undefined)
  const open = vi.fn<Workspace['open']>(async () => ({ rename }) as Partial<Run> as Run)
  const removed = vi.fn<Workspace['remove']>(remove)
  const onNew = vi.fn<() => void>()
  const onReview = vi.fn<(threadId: string) => void>()
  const workspace: Pick<Workspace, 'threads' | 'open' | 'remove'> = {
    threads: createStore(() => ({
      list: [
        {
          id: 'thread-one',
          title: 'Invoices',
          pending: 2,
          oldestPendingAt: now - 180_000,
          waitingFor: ['send_email', 'count_emails'],
          updatedAt: now - 120_000,
        },
        { id: 'thread-two', title: 'Lunch', pending: 0, updatedAt: now - 86_400_000 },
        {
          id: 'thread-three',
          title: 'Taxes',
          pending: 1,
          oldestPendingAt: now - 240_000,
          updatedAt: now - 90_000_000,
        },
      ],
    })),
    open,
    remove: removed,
  }
  render(
    <ThreadList
      id="l"
      workspace={workspace}
      openThreadId="thread-two"
      onNew={onNew}
      onReview={onReview}
    />,
  )
  // jsdom knows that a popover is hidden, but not the style that shows it on a wide screen.
  document.querySelector('nav')?.removeAttribute('popover')
  return { rename, removed, onNew, onReview }
}

test('names each thread with its age and what waits in it, and marks the open one', () => {
  show()
  const list = within(screen.getByRole('navigation', { name: 'Threads' }))
  const [first, second] = list.getAllByRole('link')
  expect(first?.textContent).toBe('Invoices2 minutes ago2 waiting')
  expect(first?.getAttribute('href')).toBe('#/t/thread-one')
  expect(second?.textContent).toBe('Lunchyesterday')
  expect(list.getByRole('link', { current: 'page' })).toBe(second)
})

test('a new thread is one button away', () => {
  const { onNew } = show()
  fireEvent.click(screen.getByRole('button', { name: 'New thread' }))
  expect(onNew).toHaveBeenCalledTimes(1)
})

test('Enter renames a thread, and the focus returns to it', async () => {
  const { rename } = show()
  fireEvent.click(screen.getByRole('button', { name: 'Rename Invoices' }))
  const field = await screen.findByRole<HTMLInputElement>('textbox', {
    name: 'Title of the thread',
  })
  expect(document.activeElement).toBe(field)
  fireEvent.change(field, { target: { value: '  Bills ' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
  expect(rename.mock.calls).toEqual([['Bills']])
  expect(document.activeElement).toBe(screen.getByRole('link', { name: /Invoices/ }))
})

test('Escape, an empty title and the old title rename nothing', async () => {
  const { rename } = show()
  for (const [key, value] of [
    ['Escape', 'Other'],
    ['Enter', '   '],
    ['Enter', 'Invoices'],
  ] as const) {
    fireEvent.click(screen.getByRole('button', { name: 'Rename Invoices' }))
    const field = await screen.findByRole('textbox')
    fireEvent.change(field, { target: { value } })
    fireEvent.keyDown(field, { key })
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
  }
  expect(rename).not.toHaveBeenCalled()
})

test('deleting asks once, with the focus on the safe answer', async () => {
  const { removed } = show()
  fireEvent.click(screen.getByRole('button', { name: 'Delete Invoices' }))
  expect(await screen.findByText('Delete this thread and its record?')).toBeDefined()
  const keep = screen.getByRole('button', { name: 'Keep' })
  expect(document.activeElement).toBe(keep)
  fireEvent.click(keep)
  expect(screen.queryByText('Delete this thread and its record?')).toBeNull()
  expect(removed).not.toHaveBeenCalled()
})

test('deleting the open thread leaves it for a new one, deleting another does not', async () => {
  const { removed, onNew } = show()
  for (const title of ['Invoices', 'Lunch']) {
    fireEvent.click(screen.getByRole('button', { name: `Delete ${title}` }))
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(removed).toHaveBeenCalledWith(expect.any(String)))
    if (title === 'Invoices') fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
  }
  expect(removed.mock.calls).toEqual([['thread-one'], ['thread-two']])
  await waitFor(() => expect(onNew).toHaveBeenCalledTimes(1))
})

test('a thread that could not be deleted says why', async () => {
  show({ remove: () => Promise.reject(new Error('disk on fire')) })
  fireEvent.click(screen.getByRole('button', { name: 'Delete Invoices' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Delete' }))
  expect((await screen.findByRole('alert')).textContent).toContain('disk on fire')
})

test('what waits stands on top, the longest-waiting first, and each leads to its dialog', async () => {
  const { onReview } = show()
  const inbox = within(await screen.findByRole('region', { name: 'Waiting for you' }))
  const [first, second] = inbox.getAllByRole('button')
  expect(first?.textContent).toBe('Taxes1 waiting, for 4 min')
  expect(second?.textContent).toBe('Invoices2 waiting, for 3 min: send_email, count_emails')
  fireEvent.click(inbox.getByRole('button', { name: /^Invoices/ }))
  expect(onReview.mock.calls).toEqual([['thread-one']])
})

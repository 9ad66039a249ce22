// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ReviewBar } from './ReviewBar.tsx'
import type { ApprovalDesk } from './useApprovalDesk.ts'

afterEach(cleanup)

const desk: ApprovalDesk = {
  waiting: 1,
  results: 0,
  since: new Date(2026, 0, 5, 14, 2).getTime(),
  isOpen: false,
  callId: undefined,
  open: vi.fn<ApprovalDesk['open']>(),
  later: vi.fn<ApprovalDesk['later']>(),
}

test('the bar says how many calls wait since when, and leads to the first of them', () => {
  render(<ReviewBar desk={desk} />)
  expect(screen.getByRole('status').textContent).toMatch(/^1 tool call waits for you · since .*02/)
  fireEvent.click(screen.getByRole('button', { name: 'Review 1' }))
  expect(desk.open).toHaveBeenCalledWith()
})

test.each([
  [1, 1, '1 result waits for you'],
  [2, 2, '2 results wait for you'],
  [3, 1, '2 tool calls and 1 result wait for you'],
])('%i waiting, %i of them results: “%s”', (waiting, results, words) => {
  render(<ReviewBar desk={{ ...desk, waiting, results, since: undefined }} />)
  expect(screen.getByRole('status').textContent).toBe(words)
})

test('the bar is not there when nothing waits', () => {
  const { container } = render(<ReviewBar desk={{ ...desk, waiting: 0 }} />)
  expect(container.childElementCount).toBe(0)
})
